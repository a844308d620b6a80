"""Counts that a journal line may hold."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.counts import FIGURES_BELOW, is_figure


@pytest.mark.parametrize("value", [0, 1, FIGURES_BELOW - 1])
def test_whole_numbers_that_a_float_holds_exactly_are_counts(value: int) -> None:
    """From zero to the largest that JSON carries everywhere."""
    assert is_figure(value)
    assert int(float(value)) == value


@pytest.mark.parametrize("value", [-1, FIGURES_BELOW, 1.0, True, False, "1", None, [1], 10**400])
def test_anything_else_is_no_count(value: object) -> None:
    """A truth value is no number, and a number beyond is one that arithmetic loses."""
    assert not is_figure(value)
