"""Identifies people: merges the names and addresses of one person, by mailmaps and the user's settings."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from craftnudge.domain.commits.record import Person
from craftnudge.errors import UnknownPersonError
from craftnudge.runtime.fast_dataclasses import dataclass, field
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# gitmailmap(5): [Proper Name] <proper@email> [[Commit Name] <commit@email>]
_LINE = pattern(r"^\s*(?P<name>[^<#]*?)\s*<(?P<email>[^>]*)>\s*(?:(?P<old_name>[^<]*?)\s*<(?P<old_email>[^>]*)>)?")


@dataclass(frozen=True)
class Mailmap:
    """Maps a commit's name and address to the proper ones; names and addresses are compared without case."""

    by_email: Mapping[str, Person] = field(default_factory=dict)
    by_name_and_email: Mapping[tuple[str, str], Person] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> Mailmap:
        """Parses a mailmap file; other lines are ignored, as git does. An empty proper part keeps the commit's."""
        by_email: dict[str, Person] = {}
        by_both: dict[tuple[str, str], Person] = {}
        for line in text.splitlines():
            matched = _LINE.match(line)
            if not matched or line.lstrip().startswith("#"):
                continue
            name, email = matched["name"], matched["email"]
            if matched["old_email"] is None:
                by_email[email.lower()] = Person(name, "")
            elif matched["old_name"]:
                by_both[matched["old_name"].lower(), matched["old_email"].lower()] = Person(name, email)
            else:
                by_email[matched["old_email"].lower()] = Person(name, email)
        return cls(by_email, by_both)

    def proper(self, person: Person) -> Person:
        """The person with the proper name and address of the mailmap."""
        email = person.email.lower()
        proper = self.by_name_and_email.get((person.name.lower(), email)) or self.by_email.get(email)
        if proper is None:
            return person
        return Person(proper.name or person.name, proper.email or person.email)


# Many people share an address on a host without a dot (root@localhost): only its own repository's mailmap applies.
_LOCAL_HOST = pattern(r"^[^@]*@?[^.@]*$")
_WRITTEN_PERSON = pattern(r"^\s*(?P<name>[^<]*?)\s*<(?P<email>[^>]*)>\s*$")
_NAMES_IN_HINT = 3


class People:
    """The authors of some commits of some repositories, each with one name and one address.

    A commit's author is decided by the first of these with an entry: the user's own aliases; the mailmap of the
    commit's repository; the mailmaps of the other repositories, if all that list the address agree. After that, equal
    addresses are one person, whatever the names; without an address, equal names.
    """

    def __init__(
        self,
        seen: Mapping[tuple[str, Person], int],
        mailmaps: Mapping[str, Mailmap] | None = None,
        aliases: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """`seen` counts commits by repository key and author; `mailmaps` are by repository key.

        `aliases` are the user's: a short name, and the names, addresses or "Name <address>" that it stands for.
        """
        self._mailmaps = mailmaps or {}
        self._alias_of = {_meant(text): alias for alias, written in (aliases or {}).items() for text in written}
        names: dict[str, Counter[Person]] = defaultdict(Counter)
        self._called: dict[str, set[str]] = defaultdict(set)
        for (repository_key, person), commits in seen.items():
            key, proper = self._who(repository_key, person)
            names[key][proper] += commits
            for form in (*_forms(f"{person.name} <{person.email}>"), *_forms(f"{proper.name} <{proper.email}>")):
                self._called[form].add(key)
        for form, alias in self._alias_of.items():
            self._called[form] = {_alias_key(alias)}
        for alias in aliases or {}:
            self._called[alias.lower()] = {_alias_key(alias)}
        self._shown = {key: _most_used(counted) for key, counted in names.items()}

    def of(self, repository_key: str, person: Person) -> Person:
        """The one name and address of a commit's author; for an unseen person, those that the mailmaps give."""
        key, proper = self._who(repository_key, person)
        return self._shown.get(key, proper)

    def everyone(self) -> tuple[Person, ...]:
        """All people, by name."""
        return tuple(sorted(self._shown.values(), key=lambda person: (person.name.lower(), person.email)))

    def find(self, text: str) -> Person:
        """The person of an address, a name, an alias or "Name <address>", compared without case.

        Raises UnknownPersonError, with the nearest names, if it matches no person or several.
        """
        forms = _forms(text)
        for form in forms:
            keys = sorted(key for key in self._called.get(form, ()) if key in self._shown)
            if len(keys) == 1:
                return self._shown[keys[0]]
            if keys:
                raise _several(text, [self._shown[key].email or self._shown[key].name for key in keys])
        near = self._nearest(text)
        some = () if near else tuple(person.email or person.name for person in self.everyone()[:_NAMES_IN_HINT])
        raise UnknownPersonError("person.unknown", person=text, near=near, people=some)

    def _nearest(self, text: str) -> tuple[str, ...]:
        """Names and addresses in the journal that are similar to a text, the best first."""
        # Imported here: only needed after a mistake.
        from difflib import get_close_matches  # noqa: PLC0415

        called = ((form, keys) for form, keys in self._called.items() if not form.endswith(">"))
        shown_forms = sorted(form for form, keys in called if not keys.isdisjoint(self._shown))
        near = [form for form in shown_forms if text.lower() in form]
        near += [form for form in get_close_matches(text.lower(), shown_forms, cutoff=0.5) if form not in near]
        return tuple(near[:_NAMES_IN_HINT])

    def _who(self, repository_key: str, person: Person) -> tuple[str, Person]:
        """The key that identifies a person, and the proper name and address."""
        proper = self._proper(repository_key, person)
        for written in (person, proper):
            for form in (written.email, written.name):
                alias = self._alias_of.get(form.lower())
                if alias is not None:
                    return _alias_key(alias), proper
        return proper.email.lower() or proper.name.lower(), proper

    def _proper(self, repository_key: str, person: Person) -> Person:
        mailmap_here = self._mailmaps.get(repository_key)
        proper = mailmap_here.proper(person) if mailmap_here else person
        if proper != person or _LOCAL_HOST.match(person.email):
            return proper
        proposals = {mailmap.proper(person) for mailmap in self._mailmaps.values()} - {person}
        return proposals.pop() if len(proposals) == 1 else person


def _forms(text: str) -> tuple[str, ...]:
    """The forms to look a person up by, the most certain first: the text itself, its address, its name."""
    matched = _WRITTEN_PERSON.match(text)
    if not matched:
        return (text.strip().lower(),)
    name, email = matched["name"].lower(), matched["email"].strip().lower()
    return tuple(form for form in (f"{name} <{email}>", email, name) if form)


def _meant(written: str) -> str:
    """The address of an alias, since many people may share a name; the name if it has no address."""
    matched = _WRITTEN_PERSON.match(written)
    return (matched["email"].strip() or matched["name"] if matched else written.strip()).lower()


def _alias_key(alias: str) -> str:
    return f"alias {alias.lower()}"


def _several(text: str, addresses: Sequence[str]) -> UnknownPersonError:
    return UnknownPersonError(
        "person.ambiguous",
        person=text,
        count=len(addresses),
        addresses=addresses[:_NAMES_IN_HINT],
        quoted=[f'"{address}"' for address in addresses],
    )


def _most_used(counted: Counter[Person]) -> Person:
    return min(counted, key=lambda person: (-counted[person], person.name, person.email))
