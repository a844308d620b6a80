"""Who is who: several names and addresses of one person, as a mailmap and the user's settings say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from craftnudge.commits.record import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

# gitmailmap(5): [Proper Name] <proper@email> [[Commit Name] <commit@email>]
_LINE = re.compile(r"^\s*(?P<name>[^<#]*?)\s*<(?P<email>[^>]*)>\s*(?:(?P<old_name>[^<]*?)\s*<(?P<old_email>[^>]*)>)?")


@dataclass(frozen=True)
class Mailmap:
    """From a commit's name and address to the proper ones; names and addresses are compared without case."""

    by_email: Mapping[str, Person] = field(default_factory=dict)
    by_name_and_email: Mapping[tuple[str, str], Person] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> Mailmap:
        """A mailmap file; lines that are none are passed over, as git does. An empty proper part keeps the commit's."""
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
        """The person as the mailmap wants them known."""
        email = person.email.lower()
        found = self.by_name_and_email.get((person.name.lower(), email)) or self.by_email.get(email)
        if found is None:
            return person
        return Person(found.name or person.name, found.email or person.email)
