"""Points: shared out, within their limits, and adding up exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.rubric.judge import apportion


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_parts_add_up_to_the_rounded_total(ideal: list[float]) -> None:
    """Whole parts add up to the total exactly, and none is a whole unit away from its ideal."""
    total = round(sum(ideal))
    parts = apportion(ideal, total, lambda _: 101)
    assert sum(parts) == total
    assert all(abs(part - value) <= 1 for part, value in zip(parts, ideal, strict=True))


def test_no_part_exceeds_its_limit() -> None:
    """What rounding adds goes only where there is room: a check never earns more than it is worth."""
    assert apportion([2.0, 0.6, 0.6], 4, lambda index: (2, 1, 1)[index]) == [2, 1, 1]


def test_nothing_is_given_to_a_missed_check() -> None:
    """A check without points stays without points, however the total is rounded."""
    assert apportion([0.0, 4.4], 5, lambda _: 5) == [0, 5]


def test_what_has_no_room_is_left_over() -> None:
    """Where every part is at its limit, the total is what the limits allow."""
    assert apportion([1.0, 1.0], 5, lambda _: 1) == [1, 1]
