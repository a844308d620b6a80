"""Finds addresses that may be of the same person: to be offered, never to be joined on their own."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.commits.bots import bot_sign
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from craftnudge.domain.commits.record import Person

# The same name; the private address that a forge gave to the user's account; the user's account on a machine.
Likeness = Literal["same-name", "forge-address", "machine-address"]

# GitHub "123+ann@users.noreply.github.com", GitLab "123-ann@users.noreply.gitlab.com", Codeberg
# "ann@noreply.codeberg.org", Gitea "ann@noreply.example.org".
_FORGE = pattern(r"(?:\d+[+-])?(?P<account>[^@+]+)@(?:[^@]+\.)?noreply\.[^@]+", re.IGNORECASE)
# What git makes of a login and a machine's name where no address is configured.
_MACHINE = pattern(
    r"(?P<account>[^@]+)@(?:[^@.]+|[^@]+\.(?:local|lan|home|localdomain|internal|fritz\.box|\(none\)))", re.IGNORECASE
)
_WORDS = pattern(r"[^\W_]+")
# Nobody's in particular.
_SHARED_ACCOUNTS = frozenset(
    ("root", "admin", "user", "git", "ubuntu", "debian", "vagrant", "runner", "node", "dev", "pi", "info", "mail", "me")
)
_LEAST_NAMES = 2


class Candidate(NamedTuple):
    """A person who may be the same, and why."""

    person: Person
    likeness: Likeness


def candidates(own: Collection[Person], others: Iterable[Person]) -> list[Candidate]:
    """Those of the others who may be the person with these names and addresses; those of bots are left out."""
    names = {_plain(person.name) for person in own} - {""}
    accounts = {_account(person.email) for person in own} | {_squeezed(name) for name in names}
    found: list[Candidate] = []
    for other in others:
        likeness = _likeness(other, names, accounts - _SHARED_ACCOUNTS - {""})
        if likeness is not None and bot_sign(other.name, other.email) is None:
            found.append(Candidate(other, likeness))
    return found


def _likeness(other: Person, names: Collection[str], accounts: Collection[str]) -> Likeness | None:
    """Why a person may be one with these names and accounts, the surest reason first."""
    name = _plain(other.name)
    if name in names and len(name.split()) >= _LEAST_NAMES:
        return "same-name"
    # A single name is no proof unless an account agrees.
    if forge := _FORGE.fullmatch(other.email):
        return "forge-address" if _squeezed(forge["account"]) in accounts else None
    if machine := _MACHINE.fullmatch(other.email):
        return "machine-address" if _squeezed(machine["account"]) in accounts else None
    return "same-name" if name in names and _account(other.email) in accounts else None


def _account(email: str) -> str:
    """The part of an address that names its owner, without the marks that people vary."""
    forge = _FORGE.fullmatch(email)
    return _squeezed(forge["account"] if forge else email.partition("@")[0].partition("+")[0])


def _squeezed(account: str) -> str:
    return "".join(_WORDS.findall(_plain(account)))


def _plain(name: str) -> str:
    """A name in lower case, without accents and with single blanks."""
    spread = unicodedata.normalize("NFKD", name)
    return " ".join("".join(letter for letter in spread if not unicodedata.combining(letter)).lower().split())
