"""Commits as those of their co-authors too, where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import CommitEntry
from craftnudge.domain.commits.co_authors import co_authors
from craftnudge.services.authors import author_in
from craftnudge.services.superseded import ListedEntries

if TYPE_CHECKING:
    from craftnudge.adapters.store.protocol import Entries
    from craftnudge.adapters.store.values import Authors
    from craftnudge.domain.commits.people import People
    from craftnudge.domain.commits.record import Person


class SharedEntries(ListedEntries):
    """Commits with their authors and co-authors. Every record is read, since only messages name co-authors."""

    def __init__(self, entries: Entries) -> None:
        listed = entries.commits()
        super().__init__(listed)
        self._shared = [(entry, co_authors(entry.record())) for entry in listed]

    @property
    def authors(self) -> Authors:
        """How many commits each author and co-author has in each repository."""
        authors = super().authors
        for entry, others in self._shared:
            for other in others:
                authors[other, entry.repository] += 1
        return authors

    def credited_to(self, person: Person, people: People) -> ListedEntries:
        """The same commits; those that name the person as a co-author have the person for an author."""
        return ListedEntries([_credited(entry, others, person, people) for entry, others in self._shared])


def _credited(entry: CommitEntry, others: tuple[Person, ...], person: Person, people: People) -> CommitEntry:
    if author_in(people, entry.repository, entry.author) == person:
        return entry
    own = next((other for other in others if author_in(people, entry.repository, other) == person), None)
    if own is None:
        return entry
    return CommitEntry(
        *(entry.hash, own, entry.repository, entry.authored, entry.committed, lambda _: entry.record(), entry.place),
        score=entry.score,
        identity=entry.id,
        parts=entry.parts,
    )
