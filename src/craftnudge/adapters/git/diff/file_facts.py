"""Adds to a change what only its contents and attributes show: what kind of file each is, and what of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.line_diff import is_binary, patch_between
from craftnudge.adapters.git.diff.tree_attributes import TreeAttributes
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.adapters.git.objects.tree_entries import names_in
from craftnudge.domain.commits.change import FileDelta, hunks_of
from craftnudge.domain.commits.file_kind import NOTEBOOK_ENDING, SET_ASIDE, kind_of
from craftnudge.domain.measure.file_origin import MARKER_BYTES, file_kind
from craftnudge.domain.measure.whitespace import respaced_lines
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.git.objects.object_cache import ObjectCache
    from craftnudge.domain.commits.change import Hunk
    from craftnudge.domain.commits.file_attributes import FileAttributes
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import FileChange

# A larger notebook is mostly pictures, and JSON of this size takes a second to read.
_NOTEBOOK_BYTES = 32 * 1024**2


class FileFacts:
    """Reads contents and attributes of one repository."""

    def __init__(self, objects: ObjectCache) -> None:
        self._objects = objects
        self._attributes = TreeAttributes(objects)

    def of(self, tree: bytes, deltas: Sequence[FileDelta]) -> tuple[FileDelta, ...]:
        """The files of a change to that tree, each with its kind, its read lines and its attributes."""
        paths = [delta.change.path_raw or delta.change.path.encode() for delta in deltas]
        attributes = self._attributes.of(tree, paths)
        return tuple(
            [self._with_facts(tree, delta, of_file) for delta, of_file in zip(deltas, attributes, strict=True)]
        )

    def _with_facts(self, tree: bytes, delta: FileDelta, attributes: FileAttributes) -> FileDelta:
        kind = file_kind(
            delta,
            attributes,
            lambda: self._content(delta.contents[1])[:MARKER_BYTES],
            lambda folder: names_in(self._objects, tree, folder),
        )
        change, hunks = delta.change, self._read_hunks(delta, attributes, kind)
        shown = None if kind == kind_of(change.path) else kind
        read = None if change.binary or kind in SET_ASIDE else _read_lines(change, hunks, delta.hunks)
        if shown or read:
            change = replace(change, kind=shown, read=read)
        in_file = None if hunks is delta.hunks else FileDelta(change, delta.hunks)
        return FileDelta(change, hunks, contents=delta.contents, attributes=attributes, in_file=in_file)

    def _read_hunks(self, delta: FileDelta, attributes: FileAttributes, kind: FileKind) -> tuple[Hunk, ...]:
        """The changed lines to measure: of a notebook those of its cells; empty where git shows no lines."""
        if attributes.shows_lines is False:
            return ()
        if kind in SET_ASIDE or not delta.hunks or not delta.change.path.endswith(NOTEBOOK_ENDING):
            return delta.hunks
        # Imported here: most commits change no notebook.
        from craftnudge.domain.measure.notebook import hunks_in_file, notebook_text  # noqa: PLC0415

        old, new = (notebook_text(self._content(content)) for content in delta.contents)
        if old is None or new is None:
            return delta.hunks
        patch = patch_between(old.text, new.text)
        return hunks_in_file(hunks_of(patch), old, new) if patch else ()

    def _content(self, content: bytes) -> bytes:
        """A file's content; empty if there is none, or it cannot be read as text."""
        try:
            data = self._objects.blob(content) if content else b""
        except (ObjectMissingError, ObjectDamagedError):
            return b""
        return b"" if is_binary(data) or len(data) > _NOTEBOOK_BYTES else data


def _read_lines(change: FileChange, hunks: Sequence[Hunk], in_file: Sequence[Hunk]) -> tuple[int, int] | None:
    """How many added and deleted lines are read; None for all that git counts."""
    counted = added, deleted = change.added or 0, change.deleted or 0
    if hunks is not in_file:
        added = sum([_lines(hunk.added) for hunk in hunks])
        deleted = sum([_lines(hunk.removed) for hunk in hunks])
    if added and deleted:
        respaced = respaced_lines(hunks)
        added, deleted = added - respaced[0], deleted - respaced[1]
    return None if (added, deleted) == counted else (added, deleted)


def _lines(text: bytes) -> int:
    return text.count(b"\n") + (text[-1:] not in b"\n")
