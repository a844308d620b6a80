"""scattered-edits: places of a change."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_scattered_places_cost_by_their_logarithm() -> None:
    """Three hunks pass, a hundred fail; the first few more cost little. Unknown is not scored."""
    shares = [share_of("scattered-edits", "a.py", hunks=hunks) for hunks in (3, 6, 12, 24, 100)]
    assert (shares[0], shares[-1]) == (1, 0)
    assert 1 - shares[1] < shares[1] - shares[2] < shares[2] - shares[3]
    for hunks in (None, 0):
        assert find_check("scattered-edits").evaluate(touching("a.py", "b.py", hunks=hunks)).result == "not_applicable"
