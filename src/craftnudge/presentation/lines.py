"""A screen before any terminal sees it: lines of spans, each with the name of a style.

A screen is a pure function from values to lines. `terminal.py` gives styles their colours; a pipe gets the text alone.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

# Styles say what a text is, not how it looks. The four levels are accents; dim is what may be skipped.
Style = Literal["plain", "strong", "dim", "excellent", "good", "fair", "needs_work", "heading"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style. The text is safe: only `span` makes one."""

    text: str
    style: Style = "plain"


Line = tuple[Span, ...]
_WORD_END = pattern(" (?!%)")
BLANK: Line = ()


def span(text: str, style: Style = "plain") -> Span:
    """A span of text from anywhere, made safe for a terminal."""
    return Span(safe_text(text), style)


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a screen may draw with: columns, and whether the terminal's encoding has more than ASCII.

    `bars` is False in a pipe, where bars and sparklines are left out.
    """

    columns: int = 80
    unicode: bool = True
    bars: bool = True

    def pick(self, sign: str, ascii_sign: str) -> str:
        """The sign, or its ASCII form."""
        return sign if self.unicode else ascii_sign


def width(text: str) -> int:
    """How many columns a text takes: wide East Asian characters two, combining marks none (Unicode TR 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def cut(text: str, columns: int, ellipsis: str = "...") -> str:
    """The text, or its beginning and an ellipsis, in at most that many columns."""
    if width(text) <= columns:
        return text
    kept = ""
    room = max(columns - len(ellipsis), 0)
    for sign in text:
        if width(kept + sign) > room:
            break
        kept += sign
    return kept.rstrip() + ellipsis[:columns]


def pad(text: str, columns: int) -> str:
    """The text with blanks up to that many columns."""
    return text + " " * max(columns - width(text), 0)


def wrap(text: str, columns: int) -> list[str]:
    """The text broken between words into lines of at most that many columns; a longer word stands alone.

    A percent sign stays with its figure.
    """
    lines: list[str] = []
    line = ""
    for word in _WORD_END.split(text):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > columns:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]
