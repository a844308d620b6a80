"""Finds the change of a commit against its first parent, from raw objects: the reference for `batch_diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.change_reader import NoStatsError, paths_changed, read_change, text_of_path
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from craftnudge.adapters.git.diff.change_reader import Change
    from craftnudge.adapters.git.objects.object_cache import ObjectCache
    from craftnudge.adapters.git.objects.raw_commit import RawCommit


class ChangeResult(NamedTuple):
    """The changed paths (old and new of a rename), the change, and the reason if there is none; unknown is None."""

    paths: Sequence[str] | None = None
    change: Change | None = None
    error: str | None = None


class ChangeFinder:
    """Finds changes in one repository; `shallow` are the commits whose parents this clone left out."""

    def __init__(self, objects: ObjectCache, shallow: Collection[str]) -> None:
        self._objects = objects
        self._shallow = shallow

    def change(self, commit_hash: str, raw: RawCommit) -> ChangeResult:
        """The change of one commit, from raw objects."""
        try:
            old, new = self.trees(commit_hash, raw)
        except NoStatsError as error:
            return ChangeResult(error=str(error))
        return self.change_between(old, new)

    def trees(self, commit_hash: str, raw: RawCommit) -> tuple[str | None, str]:
        """The trees before (None before a root commit) and after. Raises NoStatsError if one of them is not known."""
        if raw.tree is None:
            raise NoStatsError("the commit names no tree")
        if not raw.parents:
            return None, raw.tree
        if commit_hash in self._shallow:
            raise NoStatsError("this clone is shallow: it does not have the parent of this commit")
        parent = raw.parents[0]
        try:
            before = self._objects.commit(parent).tree
        except ObjectMissingError as error:
            raise NoStatsError(f"the parent {parent} is not in this clone") from error
        except ObjectDamagedError as error:
            raise NoStatsError(f"the parent {parent} is damaged") from error
        if before is None:
            raise NoStatsError(f"the parent {parent} names no tree")
        return before, raw.tree

    def change_between(self, old: str | None, new: str) -> ChangeResult:
        """The change from one tree to another, from raw objects."""
        paths: Sequence[str] | None = None
        try:
            changed = paths_changed(self._objects, bytes.fromhex(old) if old else None, bytes.fromhex(new))
            paths = [text_of_path(change.path) for change in changed]
            return ChangeResult(paths, read_change(self._objects, changed))
        except NoStatsError as error:
            return ChangeResult(paths, None, str(error))
