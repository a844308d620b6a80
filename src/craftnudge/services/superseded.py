"""Keeps track of which recorded commits still exist, so that a commit counts once however often it was rewritten."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.values import entry_of
from craftnudge.domain.commits.superseded import Superseded
from craftnudge.errors import CraftNudgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.protocol import CommitStore, Entries, Survey
    from craftnudge.adapters.store.values import Authors, CommitEntry, CommitQuery
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository


def update_superseded(reader: Reader, store: CommitStore) -> int:
    """Finds out which commits that were recorded in a repository no longer count; returns how many are new.

    A repository whose references cannot be read decides nothing.
    """
    try:
        return store.update_superseded(OpenClone(reader))
    except CraftNudgeError:
        return 0


def without_superseded(
    store: CommitStore, survey: Survey, query: CommitQuery | None = None
) -> tuple[Entries, Mapping[str, Superseded]]:
    """The commits that count: a copy leaves only if what it is a copy of is among them. None of them is superseded.

    So a cherry-pick between two repositories counts once in all, and once in each.
    """
    del query
    superseded = store.superseded()
    present = survey.among({why.now for why in superseded.values() if why.reason == "copy" and why.now is not None})
    survey.leave_out([name for name, why in superseded.items() if why.reason != "copy" or why.now in present])
    return survey, {}


class ListedEntries:
    """Entries in a list, in their order."""

    def __init__(self, entries: list[CommitEntry]) -> None:
        self._entries = entries

    @property
    def authors(self) -> Authors:
        """How many of the commits each author has in each repository."""
        return Counter((entry.author, entry.repository) for entry in self._entries)

    def count(self, wanted: Callable[[Person | None, Repository], bool] | None = None) -> int:
        """How many commits are wanted."""
        return len(self.commits(wanted))

    def commits(
        self, wanted: Callable[[Person | None, Repository], bool] | None = None, newest: int | None = None
    ) -> list[CommitEntry]:
        """The commits that are wanted; with `newest` only so many of the last."""
        chosen = [entry for entry in self._entries if wanted is None or wanted(entry.author, entry.repository)]
        return chosen if newest is None else chosen[max(len(chosen) - newest, 0) :]


def with_superseded(store: CommitStore, survey: Survey, query: CommitQuery) -> tuple[Entries, Mapping[str, Superseded]]:
    """All commits and those that a recorded rewrite replaced, by committer time; and which of them don't count.

    Of the query, the repositories and the beginning hold for the replaced ones too.
    """
    why = dict(store.superseded())
    entries = survey.commits()
    for old, new in survey.rewritten.items():
        record = store.record(old)
        if record is not None and _matches(record, query):
            entries.append(entry_of(record))
            why[old] = Superseded("unreachable", new)
    entries.sort(key=lambda entry: entry.committed.seconds if entry.committed else 0)
    return ListedEntries(entries), why


def _matches(record: CommitRecord, query: CommitQuery) -> bool:
    if query.repository_keys is not None and record.repository.key not in query.repository_keys:
        return False
    since = query.since_seconds
    return since is None or record.authored is None or record.authored.seconds >= since


class OpenClone:
    """An open repository as a store asks about it: see `Clone`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def key(self) -> str:
        """The key of the repository."""
        return self._reader.repository.key

    @property
    def folder(self) -> str:
        """The folder that all worktrees of the clone share."""
        return self._reader.shared_folder

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of the clone and its worktrees."""
        return self._reader.work_trees()

    @property
    def is_shallow(self) -> bool:
        """Whether a part of the history is missing."""
        return bool(self._reader.shallow_commits)

    @cached_property
    def _tips(self) -> tuple[str, ...]:
        return self._reader.tips()

    def tips(self) -> tuple[str, ...]:
        """The hashes of all commits that a reference names."""
        return self._tips

    def reachable(self, wanted: Collection[str], unwanted: Collection[str] = ()) -> Collection[str]:
        """The hashes of the commits that `wanted` reach and `unwanted` do not."""
        return self._reader.reachable(wanted, unwanted)

    def unreached(self, hashes: Collection[str], tips: Collection[str], *, exact: bool = True) -> Collection[str]:
        """Those of the hashes that the tips do not reach, or that are not there."""
        return self._reader.unreached(hashes, tips, exact=exact)

    @cached_property
    def _has_all_branches(self) -> bool:
        return self._reader.has_all_branches()

    def judges(self, path: str) -> bool:
        """Whether the clone has every branch, so that it can stand for one that is no longer at its path."""
        del path
        return self._has_all_branches

    def reached_elsewhere(self, paths: Collection[str], hashes: Collection[str]) -> Collection[str]:
        """Those of the hashes that a clone at one of the paths reaches; all of them if one there cannot be read."""
        left = set(hashes)
        for path in paths:
            try:
                reader = open_reader(Path(path), cache_folder=None)
            except CraftNudgeError:
                continue
            try:
                left &= set(reader.unreached(left, reader.tips()))
            except CraftNudgeError:
                return hashes
            finally:
                reader.close()
        return set(hashes) - left
