"""Validates counts read from a journal line: 0 <= n < 2**53."""

from __future__ import annotations

from typing import TypeGuard

# Up to here every whole number is exact as a float too, and as a number of JSON in any language (RFC 8259, section 6).
FIGURES_BELOW = 2**53


def is_figure(value: object) -> TypeGuard[int]:
    """Whether it is a whole number from 0 to below `FIGURES_BELOW`; a boolean is not."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < FIGURES_BELOW
