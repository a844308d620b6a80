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


@dataclass(frozen=True, slots=True)
class SetAside:
    """Work of a team's server that failed too often: what, when it was given up (ISO 8601, UTC), and why.

    `subject` is a commit's id, or what else the work was about. `reason` is a code, or the type of an error.
    """

    id: int
    team_id: int
    kind: str
    subject: str
    tries: int
    reason: str
    died_at: str


@dataclass(frozen=True, slots=True)
class AuditState:
    """How many entries of the audit log are sealed, and how many not yet; the last seal as PLACE:DIGEST.

    `broken_place` is where the chain does not hold, and `broken_entry` the id of the entry there; None where it holds.
    """

    sealed: int
    unsealed: int
    last_seal: str
    broken_place: int | None
    broken_entry: int | None
