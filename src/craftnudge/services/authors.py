"""Who wrote the commits of a journal: each person once, over all names and addresses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.people import People
from craftnudge.errors import CraftNudgeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.adapters.store.values import Authors
    from craftnudge.domain.commits.people import Mailmap
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository

# Mailmaps are read from this many of the repositories that the commits came from, the most used first.
_MAILMAP_REPOSITORIES = 10


def author_of(people: People, record: CommitRecord) -> Person | None:
    """Who wrote a commit, as one person over all names and addresses."""
    return None if record.author is None else people.of(record.repository.key, record.author)


def author_in(people: People, repository: Repository, author: Person | None) -> Person | None:
    """Who an author in a repository is, as one person over all names and addresses."""
    return None if author is None else people.of(repository.key, author)


def people_among(authors: Authors, aliases: Mapping[str, Sequence[str]] | None = None) -> People:
    """The people of these authors, merged by the mailmaps of their repositories and the user's own aliases."""
    return _folded(authors, aliases)


def people_of(records: Iterable[CommitRecord], aliases: Mapping[str, Sequence[str]] | None = None) -> People:
    """The authors of these commits, merged by the mailmaps of their repositories and the user's own aliases."""
    return _folded(Counter((record.author, record.repository) for record in records), aliases)


def all_people(store: CommitStore, aliases: Mapping[str, Sequence[str]] | None = None) -> People:
    """The authors of all stored commits, merged in the same way."""
    return _folded(store.authors(), aliases)


def _folded(authors: Authors, aliases: Mapping[str, Sequence[str]] | None) -> People:
    commit_counts: Counter[tuple[str, Person]] = Counter()
    paths: Counter[tuple[str, str]] = Counter()
    for (author, repository), commits in authors.items():
        if author is not None:
            commit_counts[repository.key, author] += commits
            paths[repository.key, repository.path] += commits
    mailmaps: dict[str, Mailmap] = {}
    for (key, path), _ in paths.most_common(_MAILMAP_REPOSITORIES):
        mailmap = _mailmap_at(path)
        if mailmap is not None:
            mailmaps.setdefault(key, mailmap)
    return People(commit_counts, mailmaps, aliases)


def _mailmap_at(path: str) -> Mailmap | None:
    """The mailmap of a repository that may have moved since its commits were recorded."""
    if not path or not Path(path).exists():
        return None
    try:
        reader = open_reader(Path(path), cache_folder=None)
        try:
            return reader.mailmap()
        finally:
            reader.close()
    except CraftNudgeError:
        return None
