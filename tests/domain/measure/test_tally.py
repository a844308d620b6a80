"""Counting without end, and keeping so many places."""

from __future__ import annotations

from craftnudge.domain.measure.tally import PLACES_OF_A_KIND, Tally


def test_counts_are_full_and_places_are_bounded() -> None:
    """However often a kind is found, all are counted, and only the first places are kept."""
    tally = Tally()
    for line in range(3 * PLACES_OF_A_KIND):
        tally.found("todo", "a.py", line + 1)
    facts = tally.facts()
    assert facts.counts["todo"] == 3 * PLACES_OF_A_KIND
    assert [place.line for place in facts.places] == list(range(1, PLACES_OF_A_KIND + 1))
