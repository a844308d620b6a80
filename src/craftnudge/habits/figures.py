"""Figures in words, the same in every sentence."""

from __future__ import annotations


def percent(share: float) -> str:
    """Such as "38 %"; never 0 % or 100 % for what is only near it."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return f"{rounded} %"


def count(number: int, one: str, many: str | None = None) -> str:
    """Such as "1 commit" and "1,204 commits"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
