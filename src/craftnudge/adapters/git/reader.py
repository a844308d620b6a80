"""The interface through which a repository is read, whether by pygit2 (the reference) or by the git command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.people import Mailmap
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository

Mapped = TypeVar("Mapped")


class Reader(Protocol):
    """One open repository. Reading writes nothing to it, takes no lock and fetches nothing.

    A reader belongs to the thread that opened it: its caches have no locks. It keeps up to 80 MiB of trees and files,
    and 2,000 commits, in memory: close it soon, and keep few readers open at once.
    """

    @property
    def engine(self) -> str:
        """The engine that reads: "pygit2" or "git"."""
        ...

    @property
    def repository(self) -> Repository:
        """The repository's name, key, path and branch."""
        ...

    @property
    def shallow_commits(self) -> Sequence[str]:
        """The hashes of the commits whose parents a shallow clone left out, sorted; empty in a complete clone."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether every commit that was walked over so far, or named as a parent, could be read."""
        ...

    def resolve(self, revision: str) -> str:
        """The full hash of the commit that a revision names.

        Raises UnknownRevisionError, NoCommitsError for HEAD before the first commit, CommitDamagedError for a damaged
        reference or object.
        """
        ...

    def history(self, revisions: Sequence[str], *, since_seconds: int | None = None) -> list[str]:
        """The hashes of all commits that the revisions and ranges (`A..B`, `^A`) reach, parents before children.

        `since_seconds` leaves out commits with an earlier committer time.
        """
        ...

    def newest(self, revision: str, commits: int) -> list[str]:
        """The revision's commit and its nearest ancestors, at most `commits` in all, parents before children.

        Older commits are not read, so this is fast in a repository of any size.
        """
        ...

    def tips(self) -> tuple[str, ...]:
        """The commits that branches, remotes' branches, tags and the HEADs of worktrees name, sorted.

        Raises CommitDamagedError for a reference or an object that cannot be read.
        """
        ...

    def reachable(self, wanted: Collection[str], unwanted: Collection[str] = ()) -> Collection[str]:
        """The hashes of the commits that `wanted` reach and `unwanted` do not."""
        ...

    def unreached(self, hashes: Collection[str], tips: Collection[str], *, exact: bool = True) -> Collection[str]:
        """Those of the hashes that the tips do not reach, or that are not there; less exact where clocks are wrong."""
        ...

    @property
    def shared_folder(self) -> str:
        """The git folder that all worktrees of the clone share."""
        ...

    def work_trees(self) -> frozenset[str]:
        """The paths of the clone and its worktrees, as records have them."""
        ...

    def has_all_branches(self) -> bool:
        """Whether the clone fetches every branch of its origin, or has no origin."""
        ...

    def record(self, commit_hash: str) -> CommitRecord:
        """The facts of one commit. Raises CommitDamagedError for a missing or damaged commit object."""
        ...

    def tree(self, commit_hash: str) -> str | None:
        """The hash of a commit's tree, None for a commit without one. Raises CommitDamagedError like `record`."""
        ...

    def records(self, hashes: Sequence[str], *, processes: int = 1) -> Iterator[CommitRecord]:
        """The facts of many commits in the order given; damaged commits are left out."""
        ...

    def map_records(
        self, hashes: Sequence[str], transform: Callable[[CommitRecord], Mapped], *, processes: int = 1
    ) -> Iterator[Mapped]:
        """`transform(record)` for many commits in the order given; damaged commits are left out.

        `transform` runs in the process that read the commit, so it must be picklable: a function of a module.
        """
        ...

    def changed_lines(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines that a commit changed against its first parent; empty if they cannot be read.

        They are shown to the user or, with the user's consent, to a model; they are never stored.
        """
        ...

    def lines_of_merge(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines of a merge that none of its parents has, as git's combined diff shows them.

        Empty for any other commit, and if they cannot be read.
        """
        ...

    def identity(self) -> Person | None:
        """Who git takes for the author of a new commit here, None if nobody is configured."""
        ...

    def mailmap(self) -> Mailmap:
        """The repository's mailmap as git would apply it; empty if there is none."""
        ...

    def close(self) -> None:
        """Closes files and ends processes."""
        ...
