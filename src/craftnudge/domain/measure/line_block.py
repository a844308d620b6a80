"""The changed lines of a commit's files of one kind as one block of bytes, and the way back from a byte to its line."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from craftnudge.domain.measure.syntax import BLOCK_COMMENT_MARK
from craftnudge.domain.measure.whitespace_rules import USUAL_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.measure.syntax import Syntax
    from craftnudge.domain.measure.whitespace_rules import WhitespaceRules

# No commit says more about its craft in its third million bytes than in its first two.
MEASURED_BYTES = 2_000_000


class Block:
    """The added and the removed lines of all files of one kind, syntax and whitespace rules, each joined to one text.

    The text starts with a line end, so that every line is found by a pattern that begins with one, which the regular
    expression engine looks for at the speed of memory. `code` is `added` with docstrings and block comments blotted
    out, byte for byte.
    """

    def __init__(
        self,
        kind: FileKind,
        syntax: Syntax,
        deltas: Sequence[FileDelta],
        whitespace: WhitespaceRules = USUAL_RULES,
        *,
        most_bytes: int | None = MEASURED_BYTES,
    ) -> None:
        """What is beyond `most_bytes` is left out."""
        self.kind = kind
        self.whitespace = whitespace
        self.syntax = syntax
        self.hunks = [hunk for delta in deltas for hunk in delta.hunks]
        self.deltas = deltas
        self._added = _ended([hunk.added for hunk in self.hunks], deltas)
        self._removed = _ended([hunk.removed for hunk in self.hunks], deltas)
        self.added = b"\n" + b"".join(self._added)
        self.removed = b"\n" + b"".join(self._removed)
        if most_bytes is not None and len(self.added) + len(self.removed) > most_bytes:
            self._cut()

    def _cut(self) -> None:
        """Leaves out what lies beyond the bound."""
        self._added, self._removed = _bounded(self._added), _bounded(self._removed)
        self.added = b"\n" + b"".join(self._added)
        self.removed = b"\n" + b"".join(self._removed)

    @cached_property
    def code(self) -> bytes:
        """The added lines without the text of docstrings and block comments, the same length."""
        return self.syntax.blotted(self.added, self._added)

    @cached_property
    def code_removed(self) -> bytes:
        """The removed lines without the text of docstrings; the inside of block comments stays, for speed."""
        if self.syntax.blot_mark == BLOCK_COMMENT_MARK:
            return self.removed
        return self.syntax.blotted(self.removed, self._removed)

    @cached_property
    def removed_lines(self) -> frozenset[bytes]:
        """The removed lines without the blanks around them: an added line among them was moved or reindented."""
        return frozenset(map(bytes.strip, self.removed.split(b"\n")))

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each hunk begins in `added`, and where the last one ends."""
        return list(accumulate(map(len, self._added), initial=1))

    @cached_property
    def _first_hunks(self) -> Sequence[int]:
        """Which hunk is the first one of each file."""
        return list(accumulate([len(delta.hunks) for delta in self.deltas], initial=0))

    def _hunk_at(self, position: int) -> int:
        return min(max(bisect_right(self._starts, position) - 1, 0), len(self.hunks) - 1)

    def hunk_end(self, position: int) -> int:
        """Where in `added` the hunk ends that holds that byte."""
        return self._starts[self._hunk_at(position) + 1]

    def place_at(self, position: int) -> tuple[str, int]:
        """The path and the 1-based line of the new file that hold that byte of `added`."""
        index = self._hunk_at(position)
        line = self.hunks[index].new_start + self.added.count(b"\n", self._starts[index], position)
        return self.deltas[bisect_right(self._first_hunks, index) - 1].change.path, line

    def text_of_line(self, position: int) -> bytes:
        """The line that holds that byte, without its end."""
        begin = self.added.rfind(b"\n", 0, position) + 1
        return self.added[begin : self.added.find(b"\n", position)]


def _ended(hunks: list[bytes], deltas: Sequence[FileDelta]) -> list[bytes]:
    """The hunks, each with a line end after its last line: only a file's last line may lack its own."""
    if all(one.hunks[-1].added[-1:] in b"\n" and one.hunks[-1].removed[-1:] in b"\n" for one in deltas):
        return hunks
    return [lines if lines[-1:] in b"\n" else lines + b"\n" for lines in hunks]


def _bounded(hunks: list[bytes]) -> list[bytes]:
    """The hunks, together about half of `MEASURED_BYTES` at most."""
    most = MEASURED_BYTES // 2
    ends = accumulate(map(len, hunks))
    return [
        lines if end <= most else lines[: max(most - end + len(lines), 0)] + b"\n"
        for lines, end in zip(hunks, ends, strict=True)
    ]
