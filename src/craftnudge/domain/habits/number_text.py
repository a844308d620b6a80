"""Figures in words, the same in every sentence."""

from __future__ import annotations

from craftnudge.domain.rubric.text.plural import counted as count

__all__ = ("count", "percent")


def percent(share: float) -> str:
    """Such as "38%"; never 0% or 100% for a share that is only near it."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return f"{rounded}%"
