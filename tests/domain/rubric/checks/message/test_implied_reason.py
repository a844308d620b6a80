"""Is the reason plain, and in the message itself?"""

from __future__ import annotations

from craftnudge.domain.rubric.checks.message.implied_reason import CHECK
from tests.support.facts import facts_of


def test_a_reason_in_the_body_is_quoted() -> None:
    """The sign of the reason is the evidence."""
    outcome = CHECK.evaluate(facts_of("Show the total\n\nReaders must not add up by hand, because they make mistakes."))
    assert outcome.result == "pass"
    assert outcome.kind == "plain_reason"
    assert outcome.evidence[0].name == "body_cause"


def test_a_ticket_alone_leaves_the_reason_elsewhere() -> None:
    """It earns a part, and the ticket is the evidence."""
    outcome = CHECK.evaluate(facts_of("Show the total (#812)"))
    assert outcome.result == "partial"
    assert outcome.kind == "in_ticket"
    assert outcome.evidence[0].quote == "#812"


def test_a_hint_differs_from_a_reason() -> None:
    """Half a reason is called a hint."""
    outcome = CHECK.evaluate(facts_of("Show the total without rounding errors when needed"))
    assert outcome.result == "partial"
    assert outcome.kind == "partial_reason"


def test_no_reason_and_no_ticket() -> None:
    """A message without either has no reason."""
    outcome = CHECK.evaluate(facts_of("Show the total", ("a.py", 600, 0)))
    assert outcome.kind == "no_reason"


def test_obvious_changes_are_not_asked() -> None:
    """The kind of change is the reason; a message that gives one all the same earns the rest of the points."""
    outcome = CHECK.evaluate(facts_of("Fix typo in docs", ("docs/a.md", 1, 1)))
    assert outcome.share == 0.7
    assert outcome.kind == "not_needed"
