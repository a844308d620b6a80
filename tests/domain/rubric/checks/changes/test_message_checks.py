"""Checks of the changes aspect that read the message: they strengthen what the files show."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import touching


@pytest.mark.parametrize(
    ("message", "share"),
    [
        ("Tidy\n\n- fix the parser\n- bump the version", 0.25),
        ("Tidy\n\n1. fix the parser\n2. bump the version\n3. go on", 0.1),
        ("Tidy\n\n* fix a\n* fix b\n* fix c\n* fix d", 0.0),
        ("Add a parser (#12)\n\n* Add a parser\n\n* make the linter happy", 0.0),
        ("Add a parser\n\n* typo", 0.0),
        ("Rework\n\ncommit " + "a" * 40 + "\nAuthor: Ann", 0.0),
        ("Merge work\n\nSquashed commit of the following:", 0.0),
        ("Reject empty tokens and also rename the parser", 0.4),
        ("Reject empty tokens\n\nThey crashed. While at it, rename the parser.", 0.4),
        ("Reject empty tokens and add a benchmark", 0.6),
        ("Fixed two bugs in the lexer", 0.4),
        ("Fixed the arity of calls. Error reporting fixed. More work", 0.6),
        ("Fixed nul parsing. Check for bad types", 0.6),
        ("Fix for the variadic version. Regression test added.", None),
        ("Reject empty and broken tokens", None),
        ("Reject\n\n  1. look up the commit\n\n  2. notice the flag\n\n  3. fail", 1.0),
        ("Reject empty tokens\n\nThey passed as names and were looked up in vain.", 1.0),
        ("Reject empty tokens\n\n- only one point", None),
        ("Разбор и также исправления", None),
    ],
)
def test_a_list_in_the_message_is_the_writers_own_word(message: str, share: float | None) -> None:
    """Lists, logs of work and second actions cost by how plainly they say so; a single change is no matter."""
    outcome = find_check("listed-changes").evaluate(touching("a.py", message=message))
    assert (None if outcome.result == "not_applicable" else outcome.share) == share


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
def test_tickets_are_counted_without_those_looked_back_at(message: str, tickets: int) -> None:
    """One ticket is met, two are partly, three missed, none is no opinion; the own pull request is no ticket."""
    outcome = find_check("several-tickets").evaluate(touching("a.py", message=message))
    assert outcome.result == {0: "not_applicable", 1: "pass", 2: "partial", 3: "fail"}[tickets]
