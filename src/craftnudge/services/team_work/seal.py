"""Seals new entries of the audit log, and logs the last seal, so that it also stands where the database is not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.postgres.accounts.audit_seals import seal_entries
from craftnudge.services.team_work.effects import by_team

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.events.work import WorkItem
    from craftnudge.services.team_work.connections import TeamConnections

EVERY_SECONDS: Final = 5.0
AUDIT: Final = "audit"
LOGGER: Final = "craftnudge.team"
_MOST: Final = 5_000


class SealAudit:
    """The log is one for all teams; so is its chain."""

    def __init__(self, team: TeamConnections) -> None:
        self._team = team

    def plan(self) -> None:
        """Has it done from now on, once for all teams."""
        for team_id in self._team.teams()[:1]:
            self._team.work.plan(team_id, "seal", AUDIT)

    def __call__(self, items: Sequence[WorkItem]) -> None:
        """Seals what is there."""
        for _ in by_team(items):
            with self._team.database.work() as connection:
                seal = seal_entries(connection, _MOST)
            if seal is not None:
                fields = {"place": seal.place, "digest": seal.digest.hex()}
                logging.getLogger(LOGGER).info("audit sealed", extra={"fields": fields})
