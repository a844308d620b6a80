"""`identity --json`: who the user is, and what a change of the list did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.services.results.identity import Identity, IdentityChange

# 1  2026-11: first release.
SCHEMA = "craftnudge.identity/1"
CHANGE_SCHEMA = "craftnudge.identity-change/1"


def identity_document(identity: Identity) -> dict[str, Any]:
    """The user, the addresses that count as theirs with the reason, and those that may be theirs."""
    return {
        "schema": SCHEMA,
        "name": identity.person.name,
        "email": identity.person.email,
        "alias": identity.alias,
        "addresses": [
            {"email": each.person.email, "name": each.person.name, "commits": each.commits, "by": each.by}
            for each in identity.addresses
        ],
        "offered": [
            {"email": each.person.email, "name": each.person.name, "commits": each.commits, "likeness": each.likeness}
            for each in identity.offered
        ],
        "file": str(identity.file),
    }


def identity_change_document(change: IdentityChange, *, added: bool) -> dict[str, Any]:
    """The alias, and the addresses that were added to it or removed."""
    return {
        "schema": CHANGE_SCHEMA,
        "change": "added" if added else "removed",
        "alias": change.alias,
        "addresses": list(change.addresses),
        "file": str(change.file),
    }
