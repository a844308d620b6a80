"""The `Reader` over any store: one implementation for all engines."""

from __future__ import annotations

from _thread import get_ident
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from craftnudge.adapters.git.history import revisions
from craftnudge.adapters.git.history.ancestry import Ancestry
from craftnudge.adapters.git.history.repository_key import repository_of
from craftnudge.adapters.git.record_reader import RecordReader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from craftnudge.adapters.git.history.known_roots import KnownRoots
    from craftnudge.adapters.git.objects.store import Store
    from craftnudge.adapters.git.reader import Mapped
    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.people import Mailmap
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository

# Commits. The packs of a history of 12,000 take 130 MB.
_LONG_HISTORY = 20_000


class StoreReader:
    """One open repository, to be used by the thread that opened it: see `Reader`.

    `reopen` opens the same store in another process; None if that would not see the same objects, in which case neither
    worker processes nor git's own diff are used. `known_roots` remembers the first commit of a long history.
    """

    def __init__(
        self,
        store: Store,
        *,
        reopen: Callable[[], Store] | None,
        known_roots: KnownRoots | None,
        verify_objects: bool = False,
    ) -> None:
        self._store = store
        self._reopen = reopen
        self._known_roots = known_roots
        self._verify_objects = verify_objects
        self._thread = get_ident()
        self._ancestry = Ancestry(store)
        self._records = RecordReader(store, self._ancestry, verify_objects=verify_objects, may_batch=reopen is not None)

    @property
    def engine(self) -> str:
        """The engine that reads: "pygit2" or "git"."""
        return self._store.engine

    @property
    def shallow_commits(self) -> Sequence[str]:
        """The hashes of the commits whose parents a shallow clone left out, sorted; empty in a complete clone."""
        return sorted(self._ancestry.shallow)

    @property
    def is_complete(self) -> bool:
        """Whether every commit that was walked over so far, or named as a parent, could be read."""
        return None not in self._ancestry.links.values()

    @cached_property
    def repository(self) -> Repository:
        """The repository's name, key, path and branch when first asked for."""
        return repository_of(self._store, self._ancestry, self._known_roots)

    def resolve(self, revision: str) -> str:
        """The full hash of the commit that a revision names: see `Reader`."""
        self._check_thread()
        return revisions.resolve(self._store, revision)

    def history(self, revisions: Sequence[str], *, since_seconds: int | None = None) -> list[str]:
        """The hashes of all commits that the revisions and ranges (`A..B`, `^A`) reach, parents before children."""
        wanted: list[str] = []
        unwanted: list[str] = []
        for revision in revisions:
            start, dots, end = revision.partition("..")
            if dots:
                unwanted.append(self.resolve(start or "HEAD"))
                wanted.append(self.resolve(end or "HEAD"))
            elif revision.startswith("^"):
                unwanted.append(self.resolve(revision[1:]))
            else:
                wanted.append(self.resolve(revision))
        hashes = self._ancestry.oldest_first(self._ancestry.reachable(wanted, unwanted))
        if since_seconds is None:
            return hashes
        links = ((commit_hash, self._ancestry.link(commit_hash)) for commit_hash in hashes)
        return [commit_hash for commit_hash, link in links if link and link.seconds >= since_seconds]

    def newest(self, revision: str, commits: int) -> list[str]:
        """The revision's commit and its nearest ancestors, at most `commits` in all, parents before children."""
        start = self.resolve(revision)
        return [start, *islice(self._ancestry.before(start), commits - 1)][::-1]

    def tips(self) -> tuple[str, ...]:
        """The commits that branches, remotes' branches, tags and the HEADs of worktrees name, sorted."""
        from craftnudge.adapters.git.history import reachability  # noqa: PLC0415 - a hook judges nothing

        self._check_thread()
        return reachability.tips(self._store)

    def reachable(self, wanted: Collection[str], unwanted: Collection[str] = ()) -> Collection[str]:
        """The hashes of the commits that `wanted` reach and `unwanted` do not."""
        self._check_thread()
        return self._ancestry.reachable(wanted, unwanted).keys()

    def unreached(self, hashes: Collection[str], tips: Collection[str], *, exact: bool = True) -> Collection[str]:
        """Those of the hashes that the tips do not reach, or that are not there."""
        from craftnudge.adapters.git.history import reachability  # noqa: PLC0415 - a hook judges nothing

        self._check_thread()
        return reachability.unreached(self._ancestry, hashes, tips, exact=exact)

    @property
    def shared_folder(self) -> str:
        """The git folder that all worktrees of the clone share."""
        return str(self._store.place.common_folder)

    def work_trees(self) -> frozenset[str]:
        """The paths of the clone and its worktrees, as records have them."""
        from craftnudge.adapters.git.history import reachability  # noqa: PLC0415 - a hook judges nothing

        return reachability.work_trees(self._store.place)

    def has_all_branches(self) -> bool:
        """Whether the clone fetches every branch of its origin, or has no origin."""
        from craftnudge.adapters.git.history import reachability  # noqa: PLC0415 - a hook judges nothing

        return reachability.has_all_branches(self._store)

    def record(self, commit_hash: str) -> CommitRecord:
        """The facts of one commit. Raises CommitDamagedError for a missing or damaged commit object."""
        self._check_thread()
        return self._records.record(commit_hash, self.repository)

    def records(self, hashes: Sequence[str], *, processes: int = 1) -> Iterator[CommitRecord]:
        """The facts of many commits in the order given; damaged commits are left out."""
        return self.map_records(hashes, _unchanged, processes=processes)

    def map_records(
        self, hashes: Sequence[str], transform: Callable[[CommitRecord], Mapped], *, processes: int = 1
    ) -> Iterator[Mapped]:
        """`transform(record)` for many commits in the order given; damaged commits are left out."""
        self._check_thread()
        if self._reopen is not None and processes > 1:
            from craftnudge.adapters.git import worker_pool  # noqa: PLC0415 - a hook reads one commit

            if worker_pool.is_worthwhile(len(hashes), processes):
                from craftnudge.adapters.git.worker_reader import WorkerReader  # noqa: PLC0415

                links = self._ancestry.links
                open_reader = WorkerReader(
                    *(self._reopen, transform, self.repository, links, self._verify_objects),
                    is_long=self.engine == "pygit2" and len(links) >= _LONG_HISTORY,
                )
                yield from worker_pool.read_in_parallel(hashes, processes, open_reader)
                return
        yield from map(transform, self._records.records(hashes, self.repository))

    def tree(self, commit_hash: str) -> str | None:
        """The hash of a commit's tree, None for a commit without one. Raises CommitDamagedError."""
        self._check_thread()
        return self._records.tree(commit_hash)

    def changed_lines(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines that a commit changed against its first parent; empty if they cannot be read."""
        self._check_thread()
        return self._records.changed_lines(commit_hash)

    def lines_of_merge(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines of a merge that none of its parents has; empty if they cannot be read."""
        self._check_thread()
        return self._records.lines_of_merge(commit_hash)

    def identity(self) -> Person | None:
        """Who git takes for the author of a new commit here, None if nobody is configured."""
        return self._store.identity()

    def mailmap(self) -> Mailmap:
        """The repository's mailmap as git would apply it; empty if there is none."""
        from craftnudge.adapters.git.history.mailmap_reader import read_mailmap  # noqa: PLC0415 - not for a hook

        return read_mailmap(self._store)

    def close(self) -> None:
        """Closes files and ends processes."""
        self._records.close()
        self._store.close()

    def _check_thread(self) -> None:
        """Raises RuntimeError in a thread that did not open this reader: its caches have no locks."""
        if get_ident() != self._thread:
            raise RuntimeError("a reader must be used by the thread that opened it")


def _unchanged(record: CommitRecord) -> CommitRecord:
    return record
