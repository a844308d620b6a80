"""Regular expressions that are compiled at their first use: a run of the program needs a third of those it loads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # To types it is what it stands for.
    from re import compile as pattern

__all__ = ("pattern",)

_METHODS = ("match", "fullmatch", "search", "sub", "split", "findall", "finditer")


class _Pattern:
    """A pattern in waiting. Its first use compiles it, and puts the compiled one's methods where the next use looks."""

    def __init__(self, text: str | bytes, flags: int = 0) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


if not TYPE_CHECKING:
    pattern = _Pattern
