"""What holds for all checks of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.commits.code_facts import CodeFacts, CodePlace
from craftnudge.domain.rubric.checks.code import (
    commented_out_code,
    conflict_markers,
    debug_code,
    secrets,
    swallowed_errors,
    todo_comments,
    whitespace,
)
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import checks_by_category
from craftnudge.domain.rubric.score import score_commit
from tests.support.cards import a_record
from tests.support.changed import outcome_of, touching

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check


MESSAGE = "Keep the order of readers when one of them is deleted"


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
    places = tuple(CodePlace(kind, "a.py", line) for line in (3, 5, 7, 9))
    one, four = outcome_of(check, places[0], **{kind: 1}), outcome_of(check, *places, **{kind: 4})
    assert outcome_of(check).result == "pass"
    assert outcome_of(check).share > one.share >= four.share
    assert [(seen.path, seen.line) for seen in four.evidence] == [("a.py", 3), ("a.py", 5), ("a.py", 7)]
    assert (four.kind, four.evidence[0].kind, four.evidence[0].figure) == (kind, kind, 4)


def test_findings_are_looked_for_in_code_only() -> None:
    """A commit of prose alone is not scored for debug output; one that only deletes is not scored at all."""
    facts = CodeFacts({"code_added": 5})
    assert debug_code.CHECK.evaluate(touching("README.md +5", code=facts)).result == "not_applicable"
    assert conflict_markers.CHECK.evaluate(touching("setup.cfg +5", code=facts)).result == "pass"
    assert whitespace.CHECK.evaluate(touching("tests/test_a.py +5", code=facts)).result == "not_applicable"
    gone = touching("a.py +0 -9", code=CodeFacts({"code_deleted": 9}))
    assert {one.evaluate(gone).result for one in (whitespace.CHECK, secrets.CHECK)} == {"not_applicable"}


def test_a_secret_or_a_conflict_brings_the_category_down() -> None:
    """A change with a key or an unresolved conflict scores low in code, however good the rest is."""
    for kind in ("secret:aws", "conflict_marker"):
        code = CodeFacts({"code_added": 5, kind: 1}, (CodePlace(kind, "a.py", 2),))
        dangerous = score_commit(touching("a.py +5", message=MESSAGE, code=code).record)
        clean = score_commit(touching("a.py +5", message=MESSAGE, code=CodeFacts({"code_added": 5})).record)
        assert (dangerous.category("code").score or 0) < 4
        assert (clean.score or 0) - (dangerous.score or 0) >= 1


UNKNOWN = Facts(a_record(files=None, totals=None))


def test_the_category_has_its_twenty_points() -> None:
    """The checks of code are worth 20 of 100 points together, and there are at least nine."""
    checks = checks_by_category()["code"]
    assert sum(check.points for check in checks) == pytest.approx(20)
    assert len(checks) >= 9
    assert len({check.id for check in checks}) == len({check.topic for check in checks}) == len(checks)


def test_no_check_of_code_scores_an_unknown_commit() -> None:
    """Without files, facts and past no check applies, and each says why."""
    outcomes = [check.evaluate(UNKNOWN) for check in checks_by_category()["code"]]
    assert {outcome.result for outcome in outcomes} == {"not_applicable"}
    assert {outcome.kind for outcome in outcomes} == {"no_files", "not_measured", "too_few_commits"}
