"""`db status --json`: the state of a team's database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.services.results.database import DatabaseState

# 1  2026-11: first release.
SCHEMA = "craftnudge.db/1"


def database_document(state: DatabaseState) -> dict[str, Any]:
    """The applied and the newest revision, and what is missing."""
    return {
        "schema": SCHEMA,
        "applied": state.applied,
        "newest": state.newest,
        "missing": list(state.missing),
        "changed": list(state.changed),
        "missing_roles": list(state.missing_roles),
    }
