"""Who the user is, as far as commits tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.commits.record import Person
    from craftnudge.domain.commits.same_person import Likeness

# Why an address counts as the user's: git is configured for it here, the settings list it, a mailmap leads to it, or it
# has the user's name while git's address has no commits.
CountedBy = Literal["git", "settings", "mailmap", "name"]


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """An address that counts as the user's: the name last written with it, and how many recorded commits have it."""

    person: Person
    commits: int
    by: CountedBy


@dataclass(frozen=True, slots=True)
class OfferedAddress:
    """An address that may be the user's."""

    person: Person
    commits: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Identity:
    """The person that git is configured for, its addresses, and those that may be the same person's.

    `alias` is the name under which the settings list the person, None if they do not. `file` is the user's own file.
    """

    person: Person
    alias: str | None
    addresses: tuple[OwnAddress, ...]
    offered: tuple[OfferedAddress, ...]
    file: Path


@dataclass(frozen=True, slots=True)
class IdentityChange:
    """What a change of the settings did: the alias, the addresses added or removed, and where it was written."""

    alias: str
    addresses: tuple[str, ...]
    file: Path
