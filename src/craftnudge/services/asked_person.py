"""Whose commits a question is about, and which commits count as theirs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, Protocol

from craftnudge.domain.commits.people import People
from craftnudge.errors import UnknownPersonError
from craftnudge.services.authors import all_people, people_among

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.adapters.store.protocol import CommitStore, Entries
    from craftnudge.domain.commits.record import Person

# Why all authors are shown instead of the user: git has no identity configured, or the journal has none of its commits.
Note = Literal["no-identity", "unknown-identity"]


class PersonQuestion(Protocol):
    """Whose commits are asked for; the values are explained at `history.Question`."""

    @property
    def everyone(self) -> bool:
        """Whether all authors are meant."""
        ...

    @property
    def user(self) -> str | None:
        """What was typed."""
        ...

    @property
    def identity(self) -> Person | None:
        """The person that git is configured for."""
        ...

    @property
    def aliases(self) -> Mapping[str, Sequence[str]] | None:
        """The user's own names for people."""
        ...

    @property
    def co_authored(self) -> bool:
        """Whether commits count that name the person as a co-author."""
        ...


def asked_for(
    store: CommitStore, question: PersonQuestion, entries: Entries
) -> tuple[Entries, People, Person | None, Note | None]:
    """The commits with the authors asked for, all authors, the person asked for, or None and why everyone is shown."""
    if not question.co_authored or question.everyone:
        return entries, *_people_and_person(store, question, entries)
    # Imported here: few ask for it.
    from craftnudge.services.co_authorship import SharedEntries  # noqa: PLC0415

    shared = SharedEntries(entries)
    people, person, note = _people_and_person(store, question, shared)
    return (entries if person is None else shared.credited_to(person, people)), people, person, note


def _people_and_person(
    store: CommitStore, question: PersonQuestion, entries: Entries
) -> tuple[People, Person | None, Note | None]:
    """The authors, the person asked for, or None and why everyone is shown."""
    if question.everyone:
        return People(Counter(), {}), None, None
    people = people_among(entries.authors, question.aliases)
    if question.user is not None:
        return people, _known_person(store, question, people), None
    if question.identity is None:
        return people, None, "no-identity"
    wanted = f"{question.identity.name} <{question.identity.email}>"
    try:
        return people, people.find(wanted), None
    except UnknownPersonError:
        everyone = all_people(store, question.aliases)
    try:
        return people, everyone.find(wanted), None
    except UnknownPersonError:
        return people, None, "unknown-identity"


def _known_person(store: CommitStore, question: PersonQuestion, people: People) -> Person:
    """The person that was typed, also if these days have no commits of theirs."""
    try:
        return people.find(question.user or "")
    except UnknownPersonError:
        return all_people(store, question.aliases).find(question.user or "")
