"""The changed lines of one file, as a reader passes them to the measures; they are not stored.

A history has hundreds of thousands of hunks, and those of merges and generated files are not needed: so a reader passes
the text of a patch, and hunks are parsed from it at first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_attributes import NO_ATTRIBUTES
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.file_attributes import FileAttributes
    from craftnudge.domain.commits.record import FileChange

_UNFINISHED = b"\n\\ No newline at end of file"


class Hunk(NamedTuple):
    """One run of changed lines without context.

    `old_start` and `new_start` are 1-based line numbers; `removed` and `added` are the raw lines, joined, each with
    its own line end (the last one may lack it).
    """

    old_start: int
    new_start: int
    removed: bytes
    added: bytes


class FileDelta:
    """One changed file and its hunks; a binary file, a pure rename and a mode change have none.

    `contents` are the hashes of its content before and after, as raw bytes; empty where it is not known or there is
    none. `in_file` is the file with all lines that git counts, where `hunks` are only those that somebody reads.
    """

    __slots__ = ("_hunks", "_in_file", "_patch", "attributes", "change", "contents")

    def __init__(
        self,
        change: FileChange,
        hunks: Iterable[Hunk] = (),
        *,
        patch: bytes = b"",
        contents: tuple[bytes, bytes] = (b"", b""),
        attributes: FileAttributes = NO_ATTRIBUTES,
        in_file: FileDelta | None = None,
    ) -> None:
        """Made of hunks, or of the text of a patch as `hunks_of` reads it."""
        self.change = change
        self.contents = contents
        self.attributes = attributes
        self._in_file = in_file
        self._patch = patch
        self._hunks = None if patch else tuple(hunks)

    @property
    def in_file(self) -> FileDelta:
        """The same file with all of its changed lines."""
        return self._in_file or self

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """The runs of changed lines, in order."""
        if self._hunks is None:
            self._hunks = hunks_of(self._patch)
        return self._hunks


class Extent(NamedTuple):
    """How much a file changed: lines, and runs of them."""

    added: int
    deleted: int
    hunks: int


def extent_of(patch: bytes) -> Extent:
    """The extent of a patch as `hunks_of` reads it, counted without taking it apart."""
    return Extent(patch.count(b"\n+"), patch.count(b"\n-"), patch.count(b"\n@@ -") + bool(patch))


def hunks_of(patch: bytes) -> tuple[Hunk, ...]:
    """The hunks of a patch without context: what `git diff -U0` prints from the first `@@` on, less its last line end.

    Every line of a hunk has a sign before it, so only its header begins with `@@`; removed lines come first.
    """
    hunks: list[Hunk] = []
    for part in patch[4:].split(b"\n@@ -"):
        header, _, body = part.partition(b"\n")
        removed, sign, added = body.partition(b"\n+")
        if body[:1] == b"+":
            removed, sign, added = b"", b"+", body[1:]
        old_side, new_side, _ = header.split(b" ", 2)
        hunks.append(
            Hunk(
                _start(old_side),
                _start(new_side[1:]),
                _unsigned(removed[1:], b"\n-") if removed else b"",
                _unsigned(added, b"\n+") if sign else b"",
            )
        )
    return tuple(hunks)


def _start(side: bytes) -> int:
    """The 1-based line that one side of a header names; a side without lines is numbered by the line before it."""
    at, _, lines = side.partition(b",")
    return int(at) + (lines == b"0")


def _unsigned(lines: bytes, line_end_and_sign: bytes) -> bytes:
    """The lines of one side without signs (the first has none already) and git's remark on a missing line end."""
    if lines.endswith(_UNFINISHED):
        return lines[: -len(_UNFINISHED)].replace(line_end_and_sign, b"\n")
    return lines.replace(line_end_and_sign, b"\n") + b"\n"
