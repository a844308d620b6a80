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
    assert '"' in outcome.says


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Polish", "could stand over any commit"),
        ("Fix flaky login", "its repair is not"),
        ("Names should not be empty", "not what you changed"),
        ("Stale rows in the report", "not what you changed"),
        ("Rows are sorted", "not what you changed"),
        ("Better names", "not with what was changed"),
        ("", "empty"),
        ("Result of review", "stays open"),
    ],
)
def test_what_is_missing_is_said_for_this_commit(text: str, said: str) -> None:
    """The sentence tells which kind of what is missing, and the advice fits it."""
    outcome = CHECK.evaluate(facts_of(text))
    assert outcome.result in ("partial", "fail")
    assert said in outcome.says
    assert outcome.advice


def test_the_body_is_quoted_where_only_it_says_what() -> None:
    """The evidence is the part of the message that earned the points."""
    outcome = CHECK.evaluate(
        facts_of("Trouble with the cache\n\nNow we remove stale entries before each write, and add a lock around it.")
    )
    assert outcome.result == "pass"
    assert outcome.says.startswith("The body says what was done")
