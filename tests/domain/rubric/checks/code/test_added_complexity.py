"""added-complexity: branches added and deleted."""

from __future__ import annotations

from craftnudge.domain.rubric.checks.code import (
    added_complexity,
)
from tests.support.changed import outcome_of


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
