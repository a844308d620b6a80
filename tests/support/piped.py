"""A screen as a pipe gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.presentation.lines import Line


def piped(lines: Iterable[Line]) -> str:
    """The text of the lines, without styles."""
    return "\n".join("".join(span.text for span in line) for line in lines)
