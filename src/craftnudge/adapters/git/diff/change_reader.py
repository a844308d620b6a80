"""Reads what a commit changed against its first parent: files, counts and changed lines, from raw objects alone.

No index, work tree, attribute or filter is read: the same commit gives the same counts in any clone. What the
attributes of the commit's own tree say is added by `file_facts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.line_diff import is_binary, patch_between
from craftnudge.adapters.git.diff.renames import with_renames
from craftnudge.adapters.git.diff.tree_diff import GITLINK, TreeError, changed_paths
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError, ObjectTooLargeError
from craftnudge.domain.commits.change import FileDelta, extent_of
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.runtime import limits
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from craftnudge.adapters.git.diff.tree_diff import Entry, PathChange
    from craftnudge.adapters.git.objects.object_cache import ObjectCache
    from craftnudge.domain.commits.change import Extent


class NoStatsError(Exception):
    """A change cannot be read; the argument is the reason, as text for `stats_error`."""


class Change(NamedTuple):
    """The changed files with their lines, and the totals."""

    deltas: tuple[FileDelta, ...]
    totals: Totals


class FileState(NamedTuple):
    """What happened to one file, in git's terms: paths as bytes, git's status letter, and whether it counts as binary.

    `old_path` differs from `path` for a renamed file; `patch` is the input of `commits.change.hunks_of`; `contents` are
    the raw hashes before and after.
    """

    path: bytes
    old_path: bytes
    status: str
    binary: bool
    patch: bytes
    contents: tuple[bytes, bytes] = (b"", b"")


def paths_changed(objects: ObjectCache, old_tree: bytes | None, new_tree: bytes) -> Sequence[PathChange]:
    """The changed paths, before looking for renames; None stands for the empty tree before a root commit.

    Raises NoStatsError.
    """
    try:
        return changed_paths(objects.tree, old_tree, new_tree, len(new_tree))
    except (ObjectMissingError, ObjectDamagedError, TreeError) as error:
        raise NoStatsError(_why(error)) from error


def read_change(objects: ObjectCache, changes: Sequence[PathChange], *, only: Container[bytes] | None = None) -> Change:
    """The changed lines of changed paths, with renames; of those paths alone that `only` holds, if it is given.

    Raises NoStatsError if one of the files cannot be read.
    """
    try:
        compared = with_renames(changes, objects.blob)
        if only is not None:
            compared = [change for change in compared if change.path in only]
        return change_of(_compared(objects, change) for change in compared)
    except (ObjectMissingError, ObjectDamagedError) as error:
        raise NoStatsError(_why(error)) from error


def _why(error: ObjectMissingError | ObjectDamagedError | TreeError) -> str:
    if isinstance(error, ObjectMissingError):
        return f"the object {error.args[0]} is not in this clone"
    if isinstance(error, ObjectTooLargeError):
        return f"the object {error.args[0]} is too large: {error.args[1]}"
    if isinstance(error, ObjectDamagedError):
        return f"the object {error.args[0]} is damaged"
    return str(error)


def _compared(objects: ObjectCache, change: PathChange) -> FileState:
    old, new = _content(objects, change.old), _content(objects, change.new)
    binary = counts_as_binary(old) or counts_as_binary(new)
    patch = b"" if binary else patch_between(old, new)
    contents = (
        change.old.object_id if change.old else b"",
        change.new.object_id if change.new else b"",
    )
    return FileState(change.path, change.old_path, _status(change), binary, patch, contents)


def _content(objects: ObjectCache, entry: Entry | None) -> bytes:
    """The content that git compares: a file's, a link's target, a submodule's commit as one line of text."""
    if entry is None:
        return b""
    if entry.type == GITLINK:
        return b"Subproject commit %s\n" % entry.object_id.hex().encode()
    return objects.blob(entry.object_id)


def counts_as_binary(content: bytes) -> bool:
    """Whether a file is compared as a whole instead of by lines."""
    return is_binary(content) or len(content) > limits.LARGEST_FILE_BYTES


def _status(change: PathChange) -> str:
    if change.old is None:
        return "A"
    if change.new is None:
        return "D"
    if change.old_path != change.path:
        return "R"
    return "M" if change.old.type == change.new.type else "T"


def change_of(files: Iterable[FileState]) -> Change:
    """The change made up of these files. Raises NoStatsError if their lines are too many to be read."""
    deltas: list[FileDelta] = []
    added = deleted = hunks = patch_bytes = 0
    for state in files:
        extent = extent_of(state.patch)
        deltas.append(FileDelta(_file_change(state, extent), patch=state.patch, contents=state.contents))
        added += extent.added
        deleted += extent.deleted
        hunks += extent.hunks
        patch_bytes += len(state.patch)
        if patch_bytes > limits.CHANGED_BYTES and _lines_bytes(deltas) > limits.CHANGED_BYTES:
            limit = limits.CHANGED_BYTES // 1024**2
            raise NoStatsError(f"the change is too large: over {limit} MiB of changed lines")
    return Change(tuple(deltas), Totals(len(deltas), added, deleted, hunks))


def _lines_bytes(deltas: Iterable[FileDelta]) -> int:
    """The size of the changed lines."""
    return sum(len(hunk.added) + len(hunk.removed) for delta in deltas for hunk in delta.hunks)


def _file_change(state: FileState, extent: Extent) -> FileChange:
    path, path_raw = _path(state.path)
    return FileChange(
        path,
        state.status,
        None if state.binary else extent.added,
        None if state.binary else extent.deleted,
        state.binary,
        text_of_path(state.old_path) if state.old_path != state.path else None,
        path_raw,
    )


def text_of_path(path: bytes) -> str:
    r"""A path as text; bytes that are not UTF-8 are written as `\xNN`."""
    return path.decode("utf-8", "backslashreplace")


def _path(path: bytes) -> tuple[str, bytes | None]:
    """A path as text, and its bytes if they are not UTF-8."""
    try:
        return path.decode("utf-8"), None
    except UnicodeDecodeError:
        return text_of_path(path), path
