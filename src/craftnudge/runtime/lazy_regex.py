"""Regular expressions that are compiled on first use, and some of them only for a text that may match.

A run needs a third of the patterns that it loads; compiling all of them would add 26% to the instructions of a
commit-msg hook and 16% to `coach`. A pattern with marks isn't compiled for texts without any of them. Of the 86
patterns that a commit-msg hook compiled, 20 are left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr

if TYPE_CHECKING:
    # Type checkers see the compiled pattern.
    from collections.abc import Collection
    from re import compile as pattern

    def marked_pattern(marks: Collection[AnyStr], text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
        """A pattern of which every match holds one of the marks, in small letters where it ignores case."""


__all__ = ("marked_pattern", "pattern")

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
        return getattr(self._compiled(), name)

    def _compiled(self) -> re.Pattern[Any]:
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return compiled


class _MarkedPattern(_Pattern):
    """Until a text has one of its marks, it answers that nothing matches; from then on it is the compiled pattern."""

    def __init__(self, marks: Collection[Any], text: str | bytes, flags: int = 0) -> None:
        super().__init__(text, flags)
        self._marks = marks

    def _may_match(self, text: Any) -> bool:
        if self._flags & re.IGNORECASE:
            # Beyond ASCII, letters match that `lower` does not bring together: the long s and the s.
            if not text.isascii():
                return True
            text = text.lower()
        return any(map(text.__contains__, self._marks))

    def match(self, text: Any, *span: int) -> Any:
        return self._compiled().match(text, *span) if self._may_match(text) else None

    def fullmatch(self, text: Any, *span: int) -> Any:
        return self._compiled().fullmatch(text, *span) if self._may_match(text) else None

    def search(self, text: Any, *span: int) -> Any:
        return self._compiled().search(text, *span) if self._may_match(text) else None

    def findall(self, text: Any, *span: int) -> Any:
        return self._compiled().findall(text, *span) if self._may_match(text) else []

    def finditer(self, text: Any, *span: int) -> Any:
        return self._compiled().finditer(text, *span) if self._may_match(text) else iter(())

    def sub(self, replacement: Any, text: Any, count: int = 0) -> Any:
        return self._compiled().sub(replacement, text, count) if self._may_match(text) else text

    def split(self, text: Any, maxsplit: int = 0) -> Any:
        return self._compiled().split(text, maxsplit) if self._may_match(text) else [text]


if not TYPE_CHECKING:
    pattern, marked_pattern = _Pattern, _MarkedPattern
