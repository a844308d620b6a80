"""scattered-edits: places of a change."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_scattered_places_cost_by_their_logarithm() -> None:
    """One edit has all points, two hundred none, and each further edit costs less. Unknown is not scored."""
    shares = [share_of("scattered-edits", "a.py", hunks=hunks) for hunks in (1, 2, 3, 6, 12, 24, 100, 200)]
    assert (shares[0], shares[-1]) == (1, 0)
    assert shares == sorted(set(shares), reverse=True)
    assert find_check("scattered-edits").evaluate(touching("a.py", hunks=4)).result == "pass"
    for hunks in (None, 0):
        assert find_check("scattered-edits").evaluate(touching("a.py", "b.py", hunks=hunks)).result == "not_applicable"


def test_edits_of_generated_files_are_left_out() -> None:
    """They are shared out by lines, as they are counted over the whole commit; data counts little."""
    for other in ("yarn.lock +90 -90", "vendor/a.c +90 -90"):
        outcome = find_check("scattered-edits").evaluate(touching("a.py +10 -10", other, hunks=40))
        assert outcome.evidence[0].figure == 4
