"""listed-changes: a message that names several changes."""

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
def test_lists_and_second_actions_cost_points(message: str, share: float | None) -> None:
    """Lists, work logs and second actions cost the more the plainer they are; a single change costs nothing."""
    outcome = find_check("listed-changes").evaluate(touching("a.py", message=message))
    assert (None if outcome.result == "not_applicable" else outcome.share) == share


@pytest.mark.parametrize(
    ("message", "kind", "quote", "figure"),
    [
        ("Tidy\n\n- fix the parser\n- bump the version", "list", "- bump the version", 2),
        ("Add a parser (#12)\n\n* Add a parser\n\n* make the linter happy", "work_log", "* Add a parser", 2),
        ("Rework\n\ncommit " + "a" * 40 + "\nAuthor: Ann", "work_log", "commit " + "a" * 40, 0),
        ("Add a parser; fix the lexer; remove the cache", "three_actions", "remove", None),
        ("Reject empty tokens\n\nThey crashed. While at it, rename the parser.", "side_change", "While at it", None),
        ("Reject empty tokens and add a benchmark", "two_actions", "and add", None),
        ("Fixed two bugs in the lexer", "counted_changes", "two bugs", None),
        ("Fixed nul parsing. Check for bad types", "second_sentence", "Check", None),
    ],
)
def test_the_words_that_name_a_second_change_are_evidence(
    message: str, kind: str, quote: str, figure: int | None
) -> None:
    """The kind says how the message names a second change, the evidence quotes it."""
    outcome = find_check("listed-changes").evaluate(touching("a.py", message=message))
    assert (outcome.kind, outcome.evidence[0].quote, outcome.evidence[0].figure) == (kind, quote, figure)


@pytest.mark.parametrize(
    ("message", "result", "kind"),
    [
        ("Fix typos\n\n- in the README\n- in the help", "pass", "typos"),
        ("Reject empty tokens\n\nThey passed as names and were looked up in vain.", "pass", "no_list_in_body"),
        ("Reject empty tokens", "not_applicable", "no_list"),
        ("Разбор и также исправления", "not_applicable", "not_english"),
    ],
)
def test_a_message_without_a_second_change_is_known_by_its_kind(message: str, result: str, kind: str) -> None:
    """A list of typo fixes and a body without a list pass; without a body nothing is scored."""
    outcome = find_check("listed-changes").evaluate(touching("a.py", message=message))
    assert (outcome.result, outcome.kind) == (result, kind)
