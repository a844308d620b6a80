"""Checks of what was measured on the changed lines: structure and leftovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.commits.code_facts import CodeFacts, FunctionFact, Place
from craftnudge.domain.rubric.checks.code import (
    added_complexity,
    commented_out_code,
    conflict_markers,
    debug_code,
    deep_nesting,
    duplicated_code,
    function_length,
    secrets,
    swallowed_errors,
    todo_comments,
    whitespace,
)
from craftnudge.domain.rubric.score import score_commit
from tests.support.changed import touching

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check, Outcome


SAYS = "Keep the order of readers when one of them is deleted"


def judged(check: Check, *places: Place, **counts: int) -> Outcome:
    """The answer for a commit to one code file with these facts."""
    return check.evaluate(touching("a.py +60", code=CodeFacts({"code_added": 60, **counts}, places)))


@pytest.mark.parametrize(
    ("check", "kind"),
    [
        (debug_code.CHECK, "breakpoint"),
        (debug_code.CHECK, "debug_output"),
        (debug_code.CHECK, "focused_test"),
        (debug_code.CHECK, "disabled_test"),
        (conflict_markers.CHECK, "conflict_marker"),
        (commented_out_code.CHECK, "commented_code"),
        (todo_comments.CHECK, "open_end"),
        (whitespace.CHECK, "trailing_blank"),
        (whitespace.CHECK, "mixed_indentation"),
        (whitespace.CHECK, "no_final_newline"),
        (whitespace.CHECK, "line_ends_flipped"),
        (swallowed_errors.CHECK, "swallowed_error"),
    ],
)
def test_each_kind_of_leftover_costs_and_is_shown(check: Check, kind: str) -> None:
    """A clean commit is met; one find costs, several cost no less, and the first places are the evidence."""
    places = tuple(Place(kind, "a.py", line) for line in (3, 5, 7, 9))
    one, four = judged(check, places[0], **{kind: 1}), judged(check, *places, **{kind: 4})
    assert judged(check).result == "pass"
    assert judged(check).share > one.share >= four.share
    assert [(seen.path, seen.line) for seen in four.evidence] == [("a.py", 3), ("a.py", 5), ("a.py", 7)]
    assert "4 " in four.says


@pytest.mark.parametrize(
    ("kind", "result"),
    [("breakpoint", "fail"), ("focused_test", "fail"), ("debug_output", "partial"), ("disabled_test", "partial")],
)
def test_what_stops_everyone_weighs_more_than_what_is_in_the_way(kind: str, result: str) -> None:
    """A breakpoint and a focused test miss, and so put their whole gravity at stake; an output costs a little."""
    assert judged(debug_code.CHECK, Place(kind, "a.py", 3), **{kind: 1}).result == result


def test_leftovers_are_looked_for_in_code_only() -> None:
    """A commit of prose alone is not asked about debug output; one that only deletes is asked about nothing."""
    facts = CodeFacts({"code_added": 5})
    assert debug_code.CHECK.evaluate(touching("README.md +5", code=facts)).result == "not_applicable"
    assert conflict_markers.CHECK.evaluate(touching("setup.cfg +5", code=facts)).result == "pass"
    assert whitespace.CHECK.evaluate(touching("tests/test_a.py +5", code=facts)).result == "not_applicable"
    gone = touching("a.py +0 -9", code=CodeFacts({"code_deleted": 9}))
    assert {one.evaluate(gone).result for one in (whitespace.CHECK, secrets.CHECK)} == {"not_applicable"}


def test_a_secret_misses_and_is_named_by_kind() -> None:
    """The kind is said in words, a kind of a later version as a key; the place is shown."""
    outcome = judged(secrets.CHECK, Place("secret:aws", "a.py", 7), **{"secret:aws": 1, "secret:later": 1})
    assert (outcome.result, outcome.share) == ("fail", 0)
    assert outcome.says == "Among the added lines are an AWS access key and a key."
    assert (outcome.evidence[0].path, outcome.evidence[0].line) == ("a.py", 7)
    assert judged(secrets.CHECK).result == "pass"


def test_a_secret_or_a_conflict_brings_the_aspect_down() -> None:
    """Whatever else is well in it: a change with a key or an open conflict in it is no good code."""
    for kind in ("secret:aws", "conflict_marker"):
        facts = touching("a.py +5", message=SAYS, code=CodeFacts({"code_added": 5, kind: 1}, (Place(kind, "a.py", 2),)))
        clean = score_commit(touching("a.py +5", message=SAYS, code=CodeFacts({"code_added": 5})).record)
        found = score_commit(facts.record)
        assert (found.category("code").score or 0) < 4
        assert (clean.score or 0) - (found.score or 0) >= 1


def test_branches_cost_net_of_those_taken_away() -> None:
    """Branches that moved cost nothing, fewer than before are told, and many cost much."""
    assert judged(added_complexity.CHECK).result == "not_applicable"
    assert judged(added_complexity.CHECK, branches_added=40, branches_deleted=40).share == 1
    assert "3 branches fewer" in judged(added_complexity.CHECK, branches_added=1, branches_deleted=4).says
    many = judged(added_complexity.CHECK, branches_added=60)
    assert many.result == "partial"
    assert "60 branches are added" in many.says


def test_the_longest_new_function_counts() -> None:
    """Short functions are met; a long one is named with its place; functions of tests are left out."""
    long = FunctionFact("render", "a.py", 12, 90)
    facts = CodeFacts({"functions_added": 2}, (), (FunctionFact("test_all", "tests/test_a.py", 1, 300), long))
    outcome = function_length.CHECK.evaluate(touching("a.py +99", code=facts))
    assert outcome.says == "render has 90 lines of code."
    assert "render" in (outcome.advice or "")
    assert outcome.evidence[0].line == 12
    assert judged(function_length.CHECK).result == "not_applicable"
    assert judged(function_length.CHECK, functions_added=3).result == "pass"
    nearly = CodeFacts({"functions_added": 1}, (), (FunctionFact("", "a.py", 1, 30),))
    assert function_length.CHECK.evaluate(touching("a.py +99", code=nearly)).result == "pass"


def test_deep_nesting_costs_level_by_level() -> None:
    """Four levels are met, each further one costs, and beyond the table nothing is left."""
    assert judged(deep_nesting.CHECK).result == "not_applicable"
    shares = [judged(deep_nesting.CHECK, branches_added=1, nesting_deepest=levels).share for levels in (2, 4, 5, 6, 9)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1
    assert shares[-1] == 0


def test_copies_cost_by_their_length() -> None:
    """No copy is met, a long one costs more than a short one, and a small change is not asked."""
    assert judged(duplicated_code.CHECK).result == "pass"
    short, long = (judged(duplicated_code.CHECK, duplicated_lines=lines).share for lines in (8, 60))
    assert 1 > short > long
    small = touching("a.py +5", code=CodeFacts({"code_added": 5}))
    assert duplicated_code.CHECK.evaluate(small).result == "not_applicable"


def test_several_kinds_of_secrets_are_told_in_a_sentence() -> None:
    """One is singular; two and more are plural, with "and" before the last."""
    one = judged(secrets.CHECK, **{"secret:aws": 1})
    three = judged(secrets.CHECK, **{"secret:aws": 1, "secret:named": 1, "secret:npm": 1})
    assert one.says == "Among the added lines is an AWS access key."
    assert three.says == (
        "Among the added lines are an AWS access key, a value given to a name such as password and an npm token."
    )
