"""The audit log: what was done, by whom and about whom. Rows are added and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.adapters.store.postgres.connection import Connection


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act. `actor` and `subject` are numbers of people; None where there is none."""

    id: int
    at_seconds: int
    actor: int | None
    subject: int | None
    act: str
    detail: str


def note(
    connection: Connection, team_id: int, act: str, *, actor: int | None, subject: int | None = None, detail: str = ""
) -> None:
    """Adds an entry in the transaction of what it is about."""
    connection.execute(
        "insert into audit (team_id, actor_id, subject_id, act, detail) values (%s, %s, %s, %s, %s)",
        (team_id, actor, subject, act, detail),
    )


def entries(connection: Connection, team_id: int, *, before: int | None, most: int) -> list[AuditEntry]:
    """The newest entries that the asking person may see, or those before one."""
    found = connection.execute(
        "select id, extract(epoch from at)::bigint, actor_id, subject_id, act, detail from audit"
        " where team_id = %s and (%s::bigint is null or id < %s) order by id desc limit %s",
        (team_id, before, before, most),
    )
    return [AuditEntry(*row) for row in found]
