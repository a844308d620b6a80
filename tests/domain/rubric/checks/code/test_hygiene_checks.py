"""Checks of what was measured on the changed lines: structure and findings."""

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


MESSAGE = "Keep the order of readers when one of them is deleted"


def outcome_of(check: Check, *places: Place, **counts: int) -> Outcome:
    """The outcome for a commit to one code file with these facts."""
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
def test_each_kind_of_finding_costs_and_is_shown(check: Check, kind: str) -> None:
    """A clean commit passes; one finding costs, several cost no less, and the first places are the evidence."""
    places = tuple(Place(kind, "a.py", line) for line in (3, 5, 7, 9))
    one, four = outcome_of(check, places[0], **{kind: 1}), outcome_of(check, *places, **{kind: 4})
    assert outcome_of(check).result == "pass"
    assert outcome_of(check).share > one.share >= four.share
    assert [(seen.path, seen.line) for seen in four.evidence] == [("a.py", 3), ("a.py", 5), ("a.py", 7)]
    assert (four.kind, four.evidence[0].kind, four.evidence[0].figure) == (kind, kind, 4)


def test_the_most_serious_finding_is_the_first() -> None:
    """A breakpoint goes before a debug print above it, even where the journal line keeps no place of it."""
    output, stop = Place("debug_output", "a.py", 3), Place("breakpoint", "a.py", 9)
    outcome = outcome_of(debug_code.CHECK, output, stop, debug_output=1, breakpoint=1)
    assert outcome.kind == "breakpoint"
    assert [(entry.kind, entry.line) for entry in outcome.evidence] == [("breakpoint", 9), ("debug_output", 3)]
    unplaced = outcome_of(debug_code.CHECK, output, debug_output=1, breakpoint=2)
    assert unplaced.kind == "breakpoint"
    assert [(entry.path, entry.figure) for entry in unplaced.evidence] == [(None, 2), ("a.py", 1)]


@pytest.mark.parametrize(
    ("kind", "result"),
    [("breakpoint", "fail"), ("focused_test", "fail"), ("debug_output", "partial"), ("disabled_test", "partial")],
)
def test_harmful_debug_code_fails(kind: str, result: str) -> None:
    """A breakpoint and a focused test fail, so that their weight factor counts; a debug print is partial."""
    assert outcome_of(debug_code.CHECK, Place(kind, "a.py", 3), **{kind: 1}).result == result


def test_findings_are_looked_for_in_code_only() -> None:
    """A commit of prose alone is not scored for debug output; one that only deletes is not scored at all."""
    facts = CodeFacts({"code_added": 5})
    assert debug_code.CHECK.evaluate(touching("README.md +5", code=facts)).result == "not_applicable"
    assert conflict_markers.CHECK.evaluate(touching("setup.cfg +5", code=facts)).result == "pass"
    assert whitespace.CHECK.evaluate(touching("tests/test_a.py +5", code=facts)).result == "not_applicable"
    gone = touching("a.py +0 -9", code=CodeFacts({"code_deleted": 9}))
    assert {one.evaluate(gone).result for one in (whitespace.CHECK, secrets.CHECK)} == {"not_applicable"}


def test_a_secret_fails_with_its_kind_and_place() -> None:
    """Each kind is evidence, also one of a later version; the place is shown, or its absence."""
    outcome = outcome_of(secrets.CHECK, Place("secret:aws", "a.py", 7), **{"secret:aws": 1, "secret:later": 1})
    assert (outcome.result, outcome.share) == ("fail", 0)
    assert outcome.kind == "secret"
    assert [(entry.kind, entry.path, entry.line, entry.figure) for entry in outcome.evidence] == [
        ("secret:aws", "a.py", 7, 1),
        ("secret:later", None, None, 1),
    ]
    assert outcome_of(secrets.CHECK).result == "pass"


def test_a_secret_or_a_conflict_brings_the_category_down() -> None:
    """A change with a key or an unresolved conflict scores low in code, however good the rest is."""
    for kind in ("secret:aws", "conflict_marker"):
        code = CodeFacts({"code_added": 5, kind: 1}, (Place(kind, "a.py", 2),))
        dangerous = score_commit(touching("a.py +5", message=MESSAGE, code=code).record)
        clean = score_commit(touching("a.py +5", message=MESSAGE, code=CodeFacts({"code_added": 5})).record)
        assert (dangerous.category("code").score or 0) < 4
        assert (clean.score or 0) - (dangerous.score or 0) >= 1


def test_branches_cost_net_of_those_taken_away() -> None:
    """Branches that moved cost nothing, fewer than before are recognised, and many cost much."""
    assert outcome_of(added_complexity.CHECK).result == "not_applicable"
    moved = outcome_of(added_complexity.CHECK, branches_added=40, branches_deleted=40)
    assert (moved.share, moved.kind) == (1, "as_many_branches")
    fewer = outcome_of(added_complexity.CHECK, branches_added=1, branches_deleted=4)
    assert (fewer.kind, fewer.evidence[0].figure) == ("fewer_branches", -3)
    many = outcome_of(added_complexity.CHECK, branches_added=60)
    assert many.result == "partial"
    assert (many.kind, many.evidence[0].figure) == ("more_branches", 60)


def test_the_longest_new_function_counts() -> None:
    """Short functions pass; a long one is evidence with its place; functions of tests are left out."""
    long = FunctionFact("render", "a.py", 12, 90)
    facts = CodeFacts({"functions_added": 2}, (), (FunctionFact("test_all", "tests/test_a.py", 1, 300), long))
    outcome = function_length.CHECK.evaluate(touching("a.py +99", code=facts))
    seen = outcome.evidence[0]
    assert (outcome.kind, seen.quote, seen.path, seen.line, seen.figure) == ("long", "render", "a.py", 12, 90)
    assert outcome_of(function_length.CHECK).result == "not_applicable"
    assert outcome_of(function_length.CHECK, functions_added=3).result == "pass"
    nearly = CodeFacts({"functions_added": 1}, (), (FunctionFact("", "a.py", 1, 30),))
    fitting = function_length.CHECK.evaluate(touching("a.py +99", code=nearly))
    assert (fitting.result, fitting.kind, fitting.evidence[0].quote) == ("pass", "fits", None)


def test_deep_nesting_costs_level_by_level() -> None:
    """Four levels pass, each further one costs, and beyond the table no points are left."""
    assert outcome_of(deep_nesting.CHECK).result == "not_applicable"
    shares = [
        outcome_of(deep_nesting.CHECK, branches_added=1, nesting_deepest=levels).share for levels in (2, 4, 5, 6, 9)
    ]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1
    assert shares[-1] == 0
    kinds = [outcome_of(deep_nesting.CHECK, branches_added=1, nesting_deepest=levels).kind for levels in (4, 5)]
    assert kinds == ["shallow", "deep"]


def test_copies_cost_by_their_length() -> None:
    """No copy passes, a long one costs more than a short one, and a small change is not scored."""
    assert outcome_of(duplicated_code.CHECK).result == "pass"
    short, long = (outcome_of(duplicated_code.CHECK, duplicated_lines=lines).share for lines in (8, 60))
    assert 1 > short > long
    small = touching("a.py +5", code=CodeFacts({"code_added": 5}))
    assert duplicated_code.CHECK.evaluate(small).result == "not_applicable"
