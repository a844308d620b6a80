"""How a repository is read, whatever reads it: pygit2 (the reference) or the git command (the fallback)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.people import Mailmap
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository

Mapped = TypeVar("Mapped")


class Reader(Protocol):
    """One open repository. Nothing here writes to it, locks it or fetches for it."""

    @property
    def engine(self) -> str:
        """What reads: "pygit2" or "git"."""
        ...

    @property
    def repository(self) -> Repository:
        """Which repository this is."""
        ...

    @property
    def edge(self) -> Sequence[str]:
        """The commits whose parents this clone left behind; none where it is not shallow."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether every commit that was walked over so far, or named as a parent, could be read."""
        ...

    def resolve(self, revision: str) -> str:
        """The full hash of the commit that a revision names; UsageError where it names none."""
        ...

    def history(self, revisions: Sequence[str], *, since_seconds: int | None = None) -> list[str]:
        """The hashes of all commits that the revisions and ranges (`A..B`) reach, parents before children.

        `since_seconds` leaves out commits with an earlier committer time.
        """
        ...

    def newest(self, revision: str, commits: int) -> list[str]:
        """The revision's commit and the nearest of its ancestors, at most so many, parents before children.

        Nothing older is read, so this is quick in a repository of any size.
        """
        ...

    def record(self, commit_hash: str) -> CommitRecord:
        """The facts of one commit; CommitDamagedError where the commit object cannot be had."""
        ...

    def tree(self, commit_hash: str) -> str | None:
        """The hash of a commit's files, None where the commit names none; CommitDamagedError as for `record`."""
        ...

    def records(self, hashes: Sequence[str], *, processes: int = 1) -> Iterator[CommitRecord]:
        """The facts of many commits in the order given; damaged ones are left out and counted by the caller."""
        ...

    def map_records(
        self, hashes: Sequence[str], make: Callable[[CommitRecord], Mapped], *, processes: int = 1
    ) -> Iterator[Mapped]:
        """What `make`, a function of a module, makes of each of many records, made in the process that read it."""
        ...

    def changed_lines(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines that a commit changed against its first parent; none where they cannot be had.

        They are shown to the user or, where the user asked for it, to a model; they are never kept.
        """
        ...

    def identity(self) -> Person | None:
        """Who git says the user is here (user.name and user.email), or None."""
        ...

    def mailmap(self) -> Mailmap:
        """The repository's mailmap as git would apply it; an empty one where there is none."""
        ...

    def close(self) -> None:
        """Lets go of files and processes."""
        ...
