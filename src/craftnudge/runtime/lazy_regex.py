"""Regular expressions that are compiled on first use.

A run needs a third of the patterns that it loads; compiling all of them would add 26% to the instructions of a
commit-msg hook and 16% to `coach`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Type checkers see the compiled pattern.
    from re import compile as pattern

__all__ = ("pattern",)

_METHODS = ("match", "fullmatch", "search", "sub", "split", "findall", "finditer")


class _Pattern:
    """A pattern that compiles itself on first use, and then carries the methods of the compiled pattern."""

    def __init__(self, text: str | bytes, flags: int = 0) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compiles the pattern: called for methods that are not set yet."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


if not TYPE_CHECKING:
    pattern = _Pattern
