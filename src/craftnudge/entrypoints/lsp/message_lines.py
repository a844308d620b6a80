"""Leads from lines of a message, as git would store it, to lines of the editor, and says where the message stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class MessageLines:
    """The lines of an editor, from 0. `of_message` has the editor's line of each line of the message."""

    lines: tuple[str, ...]
    of_message: tuple[int, ...]

    def editor_line(self, message_line: int) -> int:
        """The editor's line of a line of the message, which counts from 1; the first one for any that is not there."""
        if 1 <= message_line <= len(self.of_message):
            return self.of_message[message_line - 1]
        return self.of_message[0] if self.of_message else 0

    def width(self, line: int) -> int:
        """How wide a line is, in UTF-16 code units, as editors count by default."""
        return len(self.lines[line].encode("utf-16-le", "surrogatepass")) // 2 if line < len(self.lines) else 0

    @property
    def span(self) -> tuple[int, int] | None:
        """The first line of the message and the one behind its last; None if comments stand between them."""
        if not self.of_message:
            return 0, 0
        first, last = self.of_message[0], self.of_message[-1]
        inner = range(first, last + 1)
        known = set(self.of_message)
        whole = all(line in known or not self.lines[line].strip() for line in inner)
        return (first, last + 1) if whole else None


def message_lines(text: str, message: str) -> MessageLines:
    """Finds the lines of a message in the text that it was taken from."""
    lines = tuple(text.replace("\r\n", "\n").split("\n"))
    wanted = message.removesuffix("\n").split("\n") if message else []
    return MessageLines(lines, _places(lines, wanted))


def _places(lines: Sequence[str], wanted: Sequence[str]) -> tuple[int, ...]:
    places: list[int] = []
    at = 0
    for line in wanted:
        while at < len(lines) and lines[at].rstrip(" \t\r\v\f") != line:
            at += 1
        if at == len(lines):
            break
        places.append(at)
        at += 1
    return tuple(places)
