"""debug-code: breakpoints, focused tests and debug output in added lines."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.code_facts import CodePlace
from craftnudge.domain.rubric.checks.code import (
    debug_code,
)
from tests.support.changed import outcome_of


def test_the_most_serious_finding_is_the_first() -> None:
    """A breakpoint goes before a debug print above it, even where the journal line keeps no place of it."""
    output, stop = CodePlace("debug_output", "a.py", 3), CodePlace("breakpoint", "a.py", 9)
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
    assert outcome_of(debug_code.CHECK, CodePlace(kind, "a.py", 3), **{kind: 1}).result == result
