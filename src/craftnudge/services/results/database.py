"""How far the schema of a team's database is."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """The applied revision (None for an empty database), and the one that this version needs.

    `missing` are the revisions that are still to be applied; `changed` were applied with another content than they
    have now. `missing_roles` are the database roles that the user of the database cannot change into.
    """

    applied: str | None
    newest: str
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    missing_roles: tuple[str, ...] = ()
