"""A number with its noun, the same in every sentence."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """Such as "1 commit" and "1,204 commits"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
