"""The changed lines of one file as one block of bytes, and the way back from a byte to its line."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from craftnudge.commits.file_kind import kind_of, language_of
from craftnudge.commits.measure.languages import SYNTAXES, UNKNOWN_SYNTAX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.commits.change import FileDelta

# No file says more about a commit's craft in its second million bytes than in its first.
MEASURED_BYTES = 1_000_000


class Block:
    """The added and the removed lines of one file, each joined to one text that starts with a line end.

    So every line is found by a pattern that begins with a line end, which the regular expression engine looks for at
    the speed of memory. `code` is `added` with docstrings and block comments blotted out, byte for byte.
    """

    def __init__(self, delta: FileDelta) -> None:
        self.path = delta.change.path
        self.kind = kind_of(self.path)
        self.syntax = SYNTAXES.get(language_of(self.path) or "", UNKNOWN_SYNTAX)
        self.hunks = delta.hunks
        self._added = _within_bound([hunk.added for hunk in delta.hunks])
        self._removed = _within_bound([hunk.removed for hunk in delta.hunks])
        self.added = b"\n" + b"".join(self._added)
        self.removed = b"\n" + b"".join(self._removed)

    @cached_property
    def code(self) -> bytes:
        """The added lines without the text of docstrings and block comments, the same length."""
        return self.syntax.blotted(self.added, self._added)

    @cached_property
    def code_removed(self) -> bytes:
        """The removed lines without the text of docstrings and block comments."""
        return self.syntax.blotted(self.removed, self._removed)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each hunk begins in `added`, and where the last one ends."""
        return list(accumulate(map(len, self._added), initial=1))

    def hunk_at(self, position: int) -> int:
        """Which hunk holds that byte of `added`."""
        return min(max(bisect_right(self.starts, position) - 1, 0), len(self.hunks) - 1)

    def hunk_end(self, position: int) -> int:
        """Where in `added` the hunk ends that holds that byte."""
        return self.starts[self.hunk_at(position) + 1]

    def line_at(self, position: int) -> int:
        """The 1-based line of the new file that holds that byte of `added`."""
        index = self.hunk_at(position)
        return self.hunks[index].new_start + self.added.count(b"\n", self.starts[index], position)

    def text_of_line(self, position: int) -> bytes:
        """The line that holds that byte, without its end."""
        begin = self.added.rfind(b"\n", 0, position) + 1
        return self.added[begin : self.added.find(b"\n", position)]


def _within_bound(hunks: list[bytes]) -> list[bytes]:
    """The hunks, each with a line end after its last line, and together at most `MEASURED_BYTES` long."""
    left = MEASURED_BYTES
    kept: list[bytes] = []
    for hunk in hunks:
        lines = hunk[:left]
        left -= len(lines)
        kept.append(lines if not lines or lines.endswith(b"\n") else lines + b"\n")
    return kept
