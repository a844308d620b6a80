"""Does the message name the change itself?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.missing_what import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    "text",
    [
        "Reuse the session of the first request",
        "Replace the recursive walk with a queue",
        "Crash when the list is empty\n\nThis commit adds a test for the empty list before the first item is read.",
    ],
)
def test_a_named_change_is_met(text: str) -> None:
    """A verb of change with its object, in the subject or in the body."""
    outcome = CHECK.evaluate(facts_of(text))
    assert outcome.result == "pass"
    assert outcome.evidence[0].quote


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Polish", "no_object"),
        ("Fix flaky login", "bug_without_fix"),
        ("Names should not be empty", "state_without_change"),
        ("Stale rows in the report", "state_without_change"),
        ("Rows are sorted", "state_without_change"),
        ("Better names", "vague_start"),
        ("", "empty"),
        ("Result of review", "unclear"),
    ],
)
def test_the_kind_names_what_is_missing(text: str, kind: str) -> None:
    """The kind names what is missing."""
    outcome = CHECK.evaluate(facts_of(text))
    assert outcome.result in ("partial", "fail")
    assert outcome.kind == kind


def test_the_body_is_quoted_where_only_it_says_what() -> None:
    """The evidence is the part of the message that earned the points."""
    outcome = CHECK.evaluate(
        facts_of("Trouble with the cache\n\nNow we remove stale entries before each write, and add a lock around it.")
    )
    assert outcome.result == "pass"
    assert outcome.kind == "in_body"
