"""move-with-edits: moved files that also change."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_moves_without_edits_pass() -> None:
    """A pure move passes; a move with edits, and with other work in the same commit, costs more and more."""
    assert share_of("move-with-edits", "R new/a.py +2 -2") == 1
    mixed = share_of("move-with-edits", "R new/a.py +60 -40", "R new/b.py +0 -0")
    both = share_of("move-with-edits", "R new/a.py +60 -40", "c.py +900")
    assert 1 > mixed > both
    outcome = find_check("move-with-edits").evaluate(touching("R new/a.py +60 -40", "R new/b.py +0 -0"))
    assert (outcome.evidence[0].path, outcome.evidence[0].figure) == ("new/a.py", 100)
    assert find_check("move-with-edits").evaluate(touching("a.py")).result == "not_applicable"
