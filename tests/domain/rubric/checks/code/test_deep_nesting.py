"""deep-nesting: levels of the deepest added branch."""

from __future__ import annotations

from craftnudge.domain.rubric.checks.code import (
    deep_nesting,
)
from tests.support.changed import outcome_of


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
