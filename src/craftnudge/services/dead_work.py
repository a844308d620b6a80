"""The work of a team's server that was set aside: lists it, has it tried again, drops it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING

from craftnudge.errors import UsageError
from craftnudge.services.results.database import SetAside
from craftnudge.services.team_database import database_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from craftnudge.adapters.events.work_table import WorkTable


def dead_work(environ: Mapping[str, str]) -> tuple[SetAside, ...]:
    """What was set aside, the oldest first. Raises StoreError if the database cannot be reached."""
    with _work(environ) as work:
        found = work.dead()
    return tuple(
        SetAside(
            dead.item.id,
            dead.item.team_id,
            dead.item.kind,
            dead.item.subject,
            dead.item.tries,
            dead.reason,
            dead.died_at.astimezone(UTC).isoformat(timespec="seconds"),
        )
        for dead in found
    )


def retry_dead_work(environ: Mapping[str, str], ids: Collection[int] | None) -> int:
    """Has that work tried again, all of it for None; returns how much. The workers find it within a second."""
    with _work(environ) as work:
        return work.retry_dead(ids)


def drop_dead_work(environ: Mapping[str, str], ids: Collection[int] | None) -> int:
    """Deletes that work, all of it for None; returns how much."""
    with _work(environ) as work:
        return work.drop_dead(ids)


@contextmanager
def _work(environ: Mapping[str, str]) -> Iterator[WorkTable]:
    url = database_url(environ)
    try:
        from craftnudge.adapters.events.work_table import WorkTable  # noqa: PLC0415
        from craftnudge.adapters.store.postgres.connection import Database  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("team.not-installed") from None
    with Database(url, most_connections=1) as database:
        yield WorkTable(database)
