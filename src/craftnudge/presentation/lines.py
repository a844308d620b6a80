"""The lines of a screen: spans of text, each with the name of a style.

A screen is a pure function from values to lines. `terminal.py` gives styles their colours; a pipe gets plain text.
"""

from __future__ import annotations

from typing import Literal

from craftnudge.domain.commits.display_width import JOINERS, display_width, drawn_signs
from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.fast_dataclasses import dataclass

# Styles say what a text is, not how it looks. The four levels are accents; dim is what a reader can do without.
Style = Literal["plain", "strong", "dim", "excellent", "good", "fair", "needs_work", "danger", "heading"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style. The text is safe for a terminal: text from elsewhere goes through `span`."""

    text: str
    style: Style = "plain"


Line = tuple[Span, ...]
BLANK: Line = ()
# Prose in longer lines is hard to read, however wide the window.
_PROSE_COLUMNS = 100
_COMMANDS = ("craftnudge ", "git ")
_NARROW_COLUMN, _NARROW_INDENT = 22, 6


def span(text: str, style: Style = "plain") -> Span:
    """A span of text from anywhere, made safe for a terminal."""
    return Span(safe_text(text), style)


@dataclass(frozen=True, slots=True)
class Canvas:
    """The width of a screen, and whether the terminal's encoding has more than ASCII.

    `bars` is False in a pipe, where bars and sparklines are left out.
    """

    columns: int = 80
    unicode: bool = True
    bars: bool = True

    def pick(self, sign: str, ascii_sign: str) -> str:
        """The sign, or its ASCII form."""
        return sign if self.unicode else ascii_sign


def width(text: str) -> int:
    """How many columns a text takes on the screen, after unsafe characters were escaped."""
    return display_width(safe_text(text))


def cut(text: str, columns: int, ellipsis: str = "...") -> str:
    """The text, or its beginning and an ellipsis, in at most that many columns; safe for a terminal."""
    safe = safe_text(text)
    if display_width(safe) <= columns:
        return safe
    room = max(columns - len(ellipsis), 0)
    beginning = ""
    for sign, sign_columns in drawn_signs(safe):
        room -= sign_columns
        if room < 0:
            break
        beginning += sign
    return beginning.rstrip().rstrip(JOINERS) + ellipsis[:columns]


def pad(text: str, columns: int) -> str:
    """The text, safe for a terminal, with blanks up to that many columns."""
    safe = safe_text(text)
    return safe + " " * max(columns - display_width(safe), 0)


def wrap(text: str, columns: int) -> list[str]:
    """The text, safe for a terminal, broken between words into lines of at most that many columns.

    A longer word stands alone, uncut: a path is there to be copied. So is a command, between backticks or after a colon
    at the end of the text.
    """
    safe = safe_text(text)
    before, colon, command = safe.rpartition(": ")
    if colon and command.startswith(_COMMANDS) and display_width(safe) > columns:
        return [*_wrapped(_words(f"{before}:"), columns), command]
    return _wrapped(_words(safe), columns)


def _wrapped(words: list[str], columns: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and display_width(longer) > columns:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def _words(text: str) -> list[str]:
    """The words between blanks, where a blank between backticks is part of its word."""
    words: list[str] = []
    for word in text.split(" "):
        if words and words[-1].count("`") % 2:
            words[-1] += f" {word}"
        else:
            words.append(word)
    if words[-1].count("`") % 2:  # a backtick without its partner
        unpaired = words.pop()
        words += unpaired.split(" ")
    return words


def prose(text: str, canvas: Canvas, *, indent: int = 2, style: Style = "plain") -> list[Line]:
    """A paragraph: the text wrapped to the screen, or to a readable width on a wide one, each line indented."""
    room = max(min(canvas.columns, _PROSE_COLUMNS) - indent - 1, 1)
    return [(Span(" " * indent), Span(piece, style)) for piece in wrap(text, room)]


def hanging(head: Line, text: str, canvas: Canvas, style: Style = "plain") -> list[Line]:
    """The text behind a head, wrapped into a column of its own; below the head where that column would be narrow."""
    indent = sum(display_width(piece.text) for piece in head)
    room = min(canvas.columns, _PROSE_COLUMNS) - indent - 1
    if room < _NARROW_COLUMN and indent > _NARROW_INDENT and width(text) > room:
        below = prose(text, canvas, indent=_NARROW_INDENT, style=style)
        return below if all(piece.text.isspace() for piece in head) else [head, *below]
    first, *rest = wrap(text, max(room, 1))
    return [(*head, Span(first, style)), *((Span(" " * indent), Span(piece, style)) for piece in rest)]
