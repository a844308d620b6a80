"""Who the user is: addresses that count as theirs, addresses that may, and changes of the list in their settings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import user_file
from craftnudge.adapters.config.identity_file import add_addresses, remove_addresses
from craftnudge.domain.commits.same_person import candidates
from craftnudge.errors import UnknownPersonError, UsageError
from craftnudge.services.authors import people_among
from craftnudge.services.results.identity import Identity, IdentityChange, OfferedAddress, OwnAddress

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from craftnudge.adapters.store.values import Authors
    from craftnudge.domain.commits.people import People
    from craftnudge.domain.commits.record import Person
    from craftnudge.services.results.identity import CountedBy
    from craftnudge.services.workplace import Workplace


def identity_of(workplace: Workplace) -> Identity:
    """The user's identity, from git's configuration, the settings and all recorded commits.

    Raises UsageError if git does not know the user.
    """
    person, _ = workplace.identity_and_repository()
    aliases = workplace.configuration.identities
    file = user_file(workplace.environ)
    if person is None:
        raise UsageError("identity.none")
    authors = workplace.store.authors()
    own, others = _own_and_others(authors, people_among(authors, aliases), person)
    alias = _alias_of(aliases, [person, *own])
    addresses = _addresses(own | {person: own[person]}, person, aliases)
    return Identity(person, alias, addresses, _offered([person, *own], others), file)


def offered_to(workplace: Workplace, person: Person) -> tuple[OfferedAddress, ...]:
    """The addresses in the journal that may be a person's too, the most used first."""
    authors = workplace.store.authors()
    own, others = _own_and_others(authors, people_among(authors, workplace.configuration.identities), person)
    return _offered([person, *own], others)


def _offered(own: Sequence[Person], others: Counter[Person]) -> tuple[OfferedAddress, ...]:
    commits: Counter[str] = Counter()
    for each, number in others.items():
        commits[each.email.lower()] += number
    found = (
        OfferedAddress(candidate.person, commits[candidate.person.email.lower()], candidate.likeness)
        for candidate in candidates(own, _by_address(others))
    )
    return tuple(sorted(found, key=lambda address: -address.commits))


def _own_and_others(authors: Authors, people: People, person: Person) -> tuple[Counter[Person], Counter[Person]]:
    """How many commits each name and address has: those of the user, and those of others."""
    try:
        me = people.find(f"{person.name} <{person.email}>")
    except UnknownPersonError:
        me = None
    own: Counter[Person] = Counter()
    others: Counter[Person] = Counter()
    for (author, repository), commits in authors.items():
        if author is not None:
            (own if people.of(repository.key, author) == me else others)[author] += commits
    return own, others


def _by_address(counted: Counter[Person]) -> list[Person]:
    """One person for each address, with the name that it has most often."""
    chosen: dict[str, Person] = {}
    for person, _ in counted.most_common():
        chosen.setdefault(person.email.lower() or person.name.lower(), person)
    return list(chosen.values())


def _addresses(
    own: Mapping[Person, int], person: Person, aliases: Mapping[str, Sequence[str]]
) -> tuple[OwnAddress, ...]:
    commits: Counter[str] = Counter()
    for each, count in own.items():
        commits[each.email.lower()] += count
    is_new = not commits[person.email.lower()]
    listed = {address.lower() for addresses in aliases.values() for address in addresses}
    found = [
        OwnAddress(each, commits[each.email.lower()], _by(each, person, listed, is_new=is_new))
        for each in _by_address(Counter(own))
    ]
    return tuple(sorted(found, key=lambda address: (address.by != "git", -address.commits)))


def _by(each: Person, person: Person, listed: Iterable[str], *, is_new: bool) -> CountedBy:
    if each.email.lower() == person.email.lower():
        return "git"
    if each.email.lower() in listed or each.name.lower() in listed:
        return "settings"
    return "name" if is_new and each.name.lower() == person.name.lower() else "mailmap"


def _alias_of(aliases: Mapping[str, Sequence[str]], own: Iterable[Person]) -> str | None:
    """The alias that lists one of these names or addresses."""
    forms = {form.lower() for person in own for form in (person.email, f"{person.name} <{person.email}>") if form}
    return next((alias for alias, listed in aliases.items() if forms & {text.lower() for text in listed}), None)


def add_identity(workplace: Workplace, addresses: Sequence[str], alias: str | None = None) -> IdentityChange:
    """Makes the addresses the user's own, in the user's settings.

    Without an `alias`, the one that the user has is taken, else the user's name. Raises UsageError if git does not know
    the user, if another alias has an address, or if the file cannot be changed.
    """
    identity = identity_of(workplace)
    name = alias or identity.alias or identity.person.name
    for other, listed in workplace.configuration.identities.items():
        taken = {text.lower() for text in listed} & {address.lower() for address in addresses}
        if taken and other != name:
            raise UsageError("identity.taken", address=min(taken), alias=other)
    own = [identity.person.email] if identity.alias is None else []
    added = add_addresses(identity.file, name, [*own, *addresses])
    return IdentityChange(name, added, identity.file)


def remove_identity(workplace: Workplace, addresses: Sequence[str]) -> IdentityChange:
    """Takes addresses out of the user's settings; raises UsageError if none is there or the file cannot be changed."""
    file = user_file(workplace.environ)
    removed = remove_addresses(file, addresses)
    if not removed:
        raise UsageError("identity.not-listed", address=addresses[0], path=file)
    return IdentityChange(next(iter(removed)), tuple(text for listed in removed.values() for text in listed), file)
