"""What a commit changed against its first parent: files, figures and the changed lines, from raw objects alone.

No index, work tree, attribute or filter is read: the same commit gives the same figures in any clone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge import settings
from craftnudge.commits.change import FileDelta
from craftnudge.commits.record import FileChange, Totals
from craftnudge.git.line_diff import hunks_between, is_binary, lines_of
from craftnudge.git.object_cache import Blob
from craftnudge.git.renames import with_renames
from craftnudge.git.store import ObjectDamagedError, ObjectMissingError
from craftnudge.git.tree_diff import GITLINK, TreeError, changed_paths
from craftnudge.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.commits.change import Hunk
    from craftnudge.git.object_cache import ObjectCache
    from craftnudge.git.tree_diff import Entry, PathChange


class NoStatsError(Exception):
    """A change cannot be had; the argument says why, in words for `stats_error`."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change and the lines it is made of."""

    deltas: tuple[FileDelta, ...]
    totals: Totals


def paths_changed(objects: ObjectCache, old_tree: bytes | None, new_tree: bytes) -> Sequence[PathChange]:
    """The changed paths, renames not yet looked for; None stands for the empty tree before a root commit.

    Raises NoStatsError.
    """
    try:
        return changed_paths(objects.tree, old_tree, new_tree, len(new_tree))
    except (ObjectMissingError, ObjectDamagedError, TreeError) as error:
        raise NoStatsError(_why(error)) from error


def read_change(objects: ObjectCache, changes: Sequence[PathChange]) -> Change:
    """The lines behind changed paths, renames found. Raises NoStatsError where one of the files cannot be had."""
    try:
        deltas: list[FileDelta] = []
        bytes_read = 0
        for change in with_renames(changes, objects.content):
            old, new = _content(objects, change.old), _content(objects, change.new)
            bytes_read += len(old.data) + len(new.data)
            if bytes_read > settings.DIFF_BYTES:
                raise NoStatsError(f"the change is too large: over {settings.DIFF_BYTES // 1024**2} MiB to compare")
            deltas.append(_delta(objects, change, old, new))
    except (ObjectMissingError, ObjectDamagedError) as error:
        raise NoStatsError(_why(error)) from error
    return Change(tuple(deltas), _totals(deltas))


def _why(error: ObjectMissingError | ObjectDamagedError | TreeError) -> str:
    if isinstance(error, ObjectMissingError):
        return f"the object {error.args[0]} is not in this clone"
    if isinstance(error, ObjectDamagedError):
        return f"the object {error.args[0]} is damaged"
    return str(error)


_NOTHING = Blob(b"")


def _content(objects: ObjectCache, entry: Entry | None) -> Blob:
    """What git compares: a file's content, a link's target, a submodule's commit as one line of text."""
    if entry is None:
        return _NOTHING
    if entry.type == GITLINK:
        return Blob(b"Subproject commit %s\n" % entry.object_id.hex().encode())
    return objects.blob(entry.object_id)


def _delta(objects: ObjectCache, change: PathChange, old: Blob, new: Blob) -> FileDelta:
    binary = is_binary(old.data) or is_binary(new.data)
    hunks: tuple[Hunk, ...] = ()
    if not binary and old.data != new.data:
        hunks = hunks_between(old.data, new.data, lambda: objects.patch(old, new))
    path, path_raw = _path(change.path)
    file = FileChange(
        path=path,
        status=_status(change),
        added=None if binary else lines_of([hunk.added for hunk in hunks]),
        deleted=None if binary else lines_of([hunk.removed for hunk in hunks]),
        binary=binary,
        old_path=text_of_path(change.old_path) if change.old_path != change.path else None,
        path_raw=path_raw,
    )
    return FileDelta(file, hunks)


def _status(change: PathChange) -> str:
    if change.old is None:
        return "A"
    if change.new is None:
        return "D"
    if change.old_path != change.path:
        return "R"
    return "M" if change.old.type == change.new.type else "T"


def _totals(deltas: Sequence[FileDelta]) -> Totals:
    return Totals(
        files=len(deltas),
        added=sum(delta.change.added or 0 for delta in deltas),
        deleted=sum(delta.change.deleted or 0 for delta in deltas),
        hunks=sum(len(delta.hunks) for delta in deltas),
    )


def text_of_path(path: bytes) -> str:
    r"""A path as text; bytes that are not UTF-8 are written as `\xNN`."""
    return path.decode("utf-8", "backslashreplace")


def _path(path: bytes) -> tuple[str, bytes | None]:
    """A path as text, and its bytes where the text does not hold them."""
    try:
        return path.decode("utf-8"), None
    except UnicodeDecodeError:
        return text_of_path(path), path
