"""duplicated-code: lines that occur twice in a change."""

from __future__ import annotations

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.rubric.checks.code import (
    duplicated_code,
)
from tests.support.changed import outcome_of, touching


def test_copies_cost_by_their_length() -> None:
    """No copy passes, a long one costs more than a short one, and a small change is not scored."""
    assert outcome_of(duplicated_code.CHECK).result == "pass"
    short, long = (outcome_of(duplicated_code.CHECK, duplicated_lines=lines).share for lines in (8, 60))
    assert 1 > short > long
    small = touching("a.py +5", code=CodeFacts({"code_added": 5}))
    assert duplicated_code.CHECK.evaluate(small).result == "not_applicable"
