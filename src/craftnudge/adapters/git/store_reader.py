"""A `Reader` over any store: everything that is read of a repository, written once for all engines."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.git.history import revisions
from craftnudge.adapters.git.history.ancestry import Ancestry
from craftnudge.adapters.git.history.known_roots import LONG_WALK_COMMITS
from craftnudge.adapters.git.history.mailmap_reader import read_mailmap
from craftnudge.adapters.git.history.repository_key import repository_name
from craftnudge.adapters.git.objects.object_cache import ObjectCache
from craftnudge.adapters.git.objects.store import (
    ObjectDamagedError,
    ObjectMissingError,
    ReferenceDamagedError,
    shallow_commits,
)
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitRecord, Repository
from craftnudge.errors import CommitDamagedError, NoCommitsError, UsageError
from craftnudge.runtime import limits
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from craftnudge.adapters.git.diff.batch_diff import BatchDiff
    from craftnudge.adapters.git.diff.change_finder import ChangeFinder, ChangeResult
    from craftnudge.adapters.git.history.ancestry import Links
    from craftnudge.adapters.git.history.known_roots import KnownRoots
    from craftnudge.adapters.git.history.past_reader import PastReader
    from craftnudge.adapters.git.objects.raw_commit import RawCommit
    from craftnudge.adapters.git.objects.store import Store
    from craftnudge.adapters.git.reader import Mapped
    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.people import Mailmap
    from craftnudge.domain.commits.record import Person

# A merge has so many parents, or more.
_MERGED_PARENTS = 2
# Starting git takes as long as reading this many commits.
_LEAST_ASKED_COMMITS = 8


def _itself(record: CommitRecord) -> CommitRecord:
    return record


@dataclass(frozen=True)
class Again:
    """How another process opens the same repository: a call gives what reads a run of commits."""

    open_store: Callable[[], Store]
    verify_objects: bool
    make: Callable[[CommitRecord], Any] = _itself
    repository: Repository | None = None
    links: Links | None = None

    @contextmanager
    def __call__(self) -> Iterator[Callable[[Sequence[str]], list[Any]]]:
        """Opens it for a while."""
        store = self.open_store()
        reader = StoreReader(
            store, verify_objects=self.verify_objects, again=self, repository=self.repository, links=self.links
        )
        try:
            yield lambda hashes: list(reader.map_records(hashes, self.make))
        finally:
            reader.close()

    def __getstate__(self) -> dict[str, object]:
        """What a process gets that was not forked: the links of a history are quicker read than sent."""
        return self.__dict__ | {"links": None}


class StoreReader:
    """One open repository; `verify_objects` recomputes the hash of every tree and file read."""

    def __init__(
        self,
        store: Store,
        *,
        verify_objects: bool = False,
        again: Again | None = None,
        repository: Repository | None = None,
        links: Links | None = None,
        known_roots: KnownRoots | None = None,
    ) -> None:
        """`again` is how another process opens the same; the others are what is known already."""
        self._store = store
        self._again = again
        self._known_roots = known_roots
        self._objects = ObjectCache(store, verify=verify_objects)
        self._ancestry = Ancestry(store, links)
        self._shallow = shallow_commits(store.place)
        # Whoever wants each object verified wants it read here; and what is laid over the store, git does not see.
        self._fed: BatchDiff | None = None
        self._may_ask_git = again is not None and not verify_objects
        if repository is not None:
            self.repository = repository

    @cached_property
    def _past(self) -> PastReader:
        """Loaded, like what finds changes, with the first commit that is read: many only ask for names."""
        from craftnudge.adapters.git.history.past_reader import PastReader  # noqa: PLC0415

        return PastReader(self._objects, self._ancestry)

    @cached_property
    def _changes(self) -> ChangeFinder:
        from craftnudge.adapters.git.diff.change_finder import ChangeFinder  # noqa: PLC0415

        return ChangeFinder(self._objects, self._shallow)

    @property
    def engine(self) -> str:
        """What reads: "pygit2" or "git"."""
        return self._store.engine

    @property
    def edge(self) -> Sequence[str]:
        """The commits whose parents this clone left behind; none where it is not shallow."""
        return sorted(self._shallow)

    @property
    def is_whole(self) -> bool:
        """Whether every commit that was walked over so far, or named as a parent, could be read."""
        return None not in self._ancestry.links.values()

    @cached_property
    def repository(self) -> Repository:
        """Which repository this is, as it was when it was first asked for."""
        place = self._store.place
        name = repository_name(place)
        return Repository(
            name=name,
            key=f"{self._root() or 'rootless'}/{name}",
            path=_text(str((place.work_tree or place.git_folder).resolve())),
            branch=self._branch(),
        )

    def _root(self) -> str | None:
        known = self._known_roots.of(self._store) if self._known_roots else None
        if known is not None:
            return known
        before = len(self._ancestry.links)
        try:
            root = self._ancestry.root(self.resolve("HEAD"))
        except (NoCommitsError, CommitDamagedError, UsageError):
            return None
        if root and self._known_roots and len(self._ancestry.links) - before > LONG_WALK_COMMITS:
            self._known_roots.remember(self._store, root)
        return root

    def _branch(self) -> str | None:
        try:
            name = self._store.head()
        except ReferenceDamagedError:
            return None
        return _text(name.removeprefix("refs/heads/")) if name else None

    def resolve(self, revision: str) -> str:
        """The full hash of the commit that a revision names; UsageError, NoCommitsError, CommitDamagedError."""
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
        found = self._ancestry.oldest_first(self._ancestry.reachable(wanted, unwanted))
        if since_seconds is None:
            return found
        return [each for each in found if (link := self._ancestry.link(each)) and link.seconds >= since_seconds]

    def newest(self, revision: str, commits: int) -> list[str]:
        """The revision's commit and the nearest of its ancestors, at most so many, parents before children."""
        start = self.resolve(revision)
        return [start, *islice(self._ancestry.before(start), commits - 1)][::-1]

    def record(self, commit_hash: str) -> CommitRecord:
        """The facts of one commit; CommitDamagedError where the commit object cannot be had."""
        raw = self._raw(commit_hash)
        return self._record(commit_hash, raw, self._changes.of(commit_hash, raw))

    def tree(self, commit_hash: str) -> str | None:
        """The hash of a commit's files, None where the commit names none."""
        return self._raw(commit_hash).tree

    def _raw(self, commit_hash: str) -> RawCommit:
        try:
            return self._objects.commit(commit_hash)
        except (ObjectMissingError, ObjectDamagedError) as error:
            raise revisions.damaged(error) from error

    def _record(self, commit_hash: str, raw: RawCommit, found: ChangeResult) -> CommitRecord:
        """The record of a commit. A merge is not coached: its lines are measured where they were written."""
        from craftnudge.domain.measure import measure  # noqa: PLC0415

        change = found.change
        files = tuple([delta.change for delta in change.deltas[: limits.FILES_KEPT]]) if change else None
        past = self._past.past(commit_hash, raw, None if files is None else [file.path for file in files])
        self._past.keep(commit_hash, raw, found.paths)
        message = raw.message.encode("utf-8")
        truncated = len(message) > limits.MESSAGE_BYTES_KEPT
        return CommitRecord(
            id=commit_id(commit_hash),
            hash=commit_hash,
            parents=raw.parents,
            repository=self.repository,
            author=raw.author,
            committer=raw.committer,
            authored=raw.authored,
            committed=raw.committed,
            message=message[: limits.MESSAGE_BYTES_KEPT].decode("utf-8", "ignore") if truncated else raw.message,
            files=files,
            totals=change.totals if change else None,
            past=past,
            code=measure(change.deltas) if change and len(raw.parents) < _MERGED_PARENTS else None,
            stats_error=found.error,
            message_truncated=truncated,
            message_lossy=raw.message_lossy,
            files_truncated=change is not None and len(change.deltas) > limits.FILES_KEPT,
            shallow_boundary=commit_hash in self._shallow and bool(raw.parents),
            signed=raw.signed,
        )

    def changed_lines(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines that a commit changed against its first parent; none where they cannot be had."""
        change = self._changes.of(commit_hash, self._raw(commit_hash)).change
        return change.deltas if change else ()

    def records(self, hashes: Sequence[str], *, processes: int = 1) -> Iterator[CommitRecord]:
        """The facts of many commits in the order given; damaged ones are left out."""
        return self.map_records(hashes, _itself, processes=processes)

    def map_records(
        self, hashes: Sequence[str], make: Callable[[CommitRecord], Mapped], *, processes: int = 1
    ) -> Iterator[Mapped]:
        """What `make` makes of each of many records, made in the process that read it."""
        if self._again is not None and processes > 1:
            from craftnudge.adapters.git import worker_pool  # noqa: PLC0415 - a hook reads one commit

            if worker_pool.worth_it(hashes, processes):
                again = replace(self._again, make=make, repository=self.repository, links=self._ancestry.links)
                yield from worker_pool.read_in_parallel(hashes, processes, again)
                return
        ask_git = self._may_ask_git and len(hashes) >= _LEAST_ASKED_COMMITS
        yield from map(make, self._asked_of_git(hashes) if ask_git else self._one_by_one(hashes))

    def _one_by_one(self, hashes: Sequence[str]) -> Iterator[CommitRecord]:
        for commit_hash, raw in self._readable(hashes):
            yield self._record(commit_hash, raw, self._changes.of(commit_hash, raw))

    def _asked_of_git(self, hashes: Sequence[str]) -> Iterator[CommitRecord]:
        from craftnudge.adapters.git.diff.batch_diff import BatchDiff  # noqa: PLC0415
        from craftnudge.adapters.git.diff.diff_tree_process import ASKED_AT_ONCE  # noqa: PLC0415 - a hook reads one commit

        self._fed = self._fed or BatchDiff(self._changes, self._objects, self._store.place)
        for start in range(0, len(hashes), ASKED_AT_ONCE):
            commits = list(self._readable(hashes[start : start + ASKED_AT_ONCE]))
            for (commit_hash, raw), found in zip(commits, self._fed.of_many(commits), strict=True):
                yield self._record(commit_hash, raw, found)

    def _readable(self, hashes: Sequence[str]) -> Iterator[tuple[str, RawCommit]]:
        """The commits whose objects can be had."""
        for commit_hash in hashes:
            with suppress(CommitDamagedError):
                yield commit_hash, self._raw(commit_hash)

    def identity(self) -> Person | None:
        """Who git says the user is here (user.name and user.email), or None."""
        return self._store.identity()

    def mailmap(self) -> Mailmap:
        """The repository's mailmap as git would apply it; an empty one where there is none."""
        return read_mailmap(self._store)

    def close(self) -> None:
        """Lets go of files and processes."""
        if self._fed is not None:
            self._fed.close()
        self._store.close()


def _text(name: str) -> str:
    r"""A name from the file system as text that can be stored; bytes that are not UTF-8 are written as `\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
