"""several-tickets: a message that names more than one ticket."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import touching


@pytest.mark.parametrize(
    ("message", "tickets"),
    [
        ("PROJ-1: Reject empty tokens", 1),
        ("PROJ-1, PROJ-2: Reject empty tokens", 2),
        ("Reject\n\nFixes #1, #2 and #3", 3),
        ("Reject\n\nFixes #1.\n\nSee also #7, regressed in ABC-9.", 1),
        ("Reject empty tokens (#12)\n\nFixes #11", 1),
        ("Reject UTF-8 and SHA-256", 0),
    ],
)
def test_tickets_are_counted_without_those_referred_to(message: str, tickets: int) -> None:
    """One ticket passes, two are partial, three fail, none is not scored; the own pull request does not count."""
    outcome = find_check("several-tickets").evaluate(touching("a.py", message=message))
    assert outcome.result == {0: "not_applicable", 1: "pass", 2: "partial", 3: "fail"}[tickets]
    assert [entry.figure for entry in outcome.evidence] == ([tickets] if tickets else [])


def test_the_tickets_are_quoted() -> None:
    """The evidence lists the tickets."""
    outcome = find_check("several-tickets").evaluate(touching("a.py", message="PROJ-1, PROJ-2: Reject empty tokens"))
    assert (outcome.kind, outcome.evidence[0].quote) == ("several_tickets", "PROJ-1, PROJ-2")
