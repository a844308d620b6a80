"""`db status --json` and `db dead list --json`: the state of a team's database, and the work that was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.database import DatabaseState, SetAside

# 1  2026-11: first release.
SCHEMA = "craftnudge.db/1"
# 1  2026-12: first release.
DEAD_SCHEMA = "craftnudge.db-dead/1"


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


def dead_work_document(work: Sequence[SetAside]) -> dict[str, Any]:
    """What was set aside, the oldest first."""
    return {
        "schema": DEAD_SCHEMA,
        "dead": [{name: getattr(item, name) for name in item.__match_args__} for item in work],
    }
