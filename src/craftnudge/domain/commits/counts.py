"""A figure as a journal line may hold it: whoever wrote the line, what is read of it can be reckoned with."""

from __future__ import annotations

from typing import TypeGuard

# Up to here every whole number is exact as a float too, and as a number of JSON in any language (RFC 8259, section 6).
FIGURES_BELOW = 2**53


def is_figure(value: object) -> TypeGuard[int]:
    """Whether it is a whole number of 0 or more that no reckoning turns into an overflow; a truth value is none."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < FIGURES_BELOW
