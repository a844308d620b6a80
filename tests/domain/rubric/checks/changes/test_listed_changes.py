"""listed-changes: a message that names several changes."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import touching


@pytest.mark.parametrize(
    ("message", "share"),
    [
        ("Tidy\n\n- fix the parser\n- bump the version", 0.5),
        ("Tidy\n\n1. fix the parser\n2. bump the version\n3. go on", 0.3),
        ("Tidy\n\n* fix a\n* fix b\n* fix c\n* fix d", 0.1),
        ("Add a parser (#12)\n\n* Add a parser\n\n* make the linter happy", 0.1),
        ("Add a parser\n\n* typo", 0.1),
        ("Rework\n\ncommit " + "a" * 40 + "\nAuthor: Ann", 0.1),
        ("Merge work\n\nSquashed commit of the following:", 0.1),
        ("Reject empty tokens and also rename the parser", 0.5),
        ("Reject empty tokens\n\nThey crashed. While at it, rename the parser.", 0.5),
        ("Reject empty tokens and add a benchmark", 0.5),
        ("Fixed two bugs in the lexer", 0.5),
        ("Fixed the arity of calls. Error reporting fixed. More work", 0.5),
        ("Fixed nul parsing. Check for bad types", 0.5),
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
        ("Fix typos\n\n- fix the README\n- fix the help", "pass", "typos"),
        ("Reject empty tokens\n\nThey passed as names and were looked up in vain.", "pass", "no_list_in_body"),
        ("Reject empty tokens", "not_applicable", "no_list"),
        ("Разбор и также исправления", "not_applicable", "not_english"),
    ],
)
def test_a_message_without_a_second_change_is_known_by_its_kind(message: str, result: str, kind: str) -> None:
    """A list of typo fixes and a body without a list pass; without a body nothing is scored."""
    outcome = find_check("listed-changes").evaluate(touching("a.py", message=message))
    assert (outcome.result, outcome.kind) == (result, kind)


@pytest.mark.parametrize(
    "body",
    [
        "The includes are in this order:\n- system headers\n- own headers\n- others",
        "Steps to reproduce\n\n1. open the page\n2. add a row\n3. sort it",
        "It can happen in two ways:\n- a user is removed while a session is open\n- the clock goes back",
        "Test plan:\n- run the suite\n- the page in two browsers\n- update the lock file",
        "Values that are allowed now\n\n* true\n* false",
    ],
)
def test_a_list_of_something_else_costs_nothing(body: str) -> None:
    """Steps, scenarios, options and tests are no changes, with or without a heading."""
    outcome = find_check("listed-changes").evaluate(touching("a.py", message=f"Keep the order\n\n{body}"))
    assert outcome.kind in ("no_list", "no_list_in_body")


def test_a_list_costs_as_much_as_the_same_changes_in_a_sentence() -> None:
    """Two changes are two changes, however they are written down."""
    by_list = touching("a.py", message="Tidy\n\n- add a benchmark\n- rename the parser")
    in_words = touching("a.py", message="Add a benchmark and rename the parser")
    shares = [find_check("listed-changes").evaluate(facts).share for facts in (by_list, in_words)]
    assert shares[0] == shares[1] < 1


def test_items_may_begin_with_a_type_or_a_part_of_the_project() -> None:
    """A type, "[lexer]" and small words stand before the action; an item may go on in the next line."""
    message = "Tidy\n\n* feat(lexer): add a limit\n  that is high\n* [docs] also rename it"
    outcome = find_check("listed-changes").evaluate(touching("a.py", message=message))
    assert (outcome.kind, outcome.evidence[0].figure) == ("list", 2)
