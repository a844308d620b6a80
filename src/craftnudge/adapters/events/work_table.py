"""Work that waits in the database: added with what makes it necessary, taken by one worker, deleted when done."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.events.work import MOST_TRIES, Backlog, DeadWork, WorkItem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from craftnudge.adapters.events.work import Announcer, WorkKind
    from craftnudge.adapters.store.postgres.connection import Connection, Database

# Who took work and does not finish it within this time is taken for dead.
LEASE_SECONDS: Final = 30
# What was announced is not taken from the table by anybody who did not hear of it, for so long.
ANNOUNCED_SECONDS: Final = 60
LOOK_EVERY_SECONDS: Final = 1.0
_LONGEST_PAUSE_SECONDS: Final = 60
_MOST_REASON_CHARS: Final = 500
_COLUMNS: Final = "id, team_id, kind, subject, tries"
_NOT_IN_HAND: Final = "id = any(%(ids)s) and (tries = 0 or available_at <= clock_timestamp())"
# Of work that was tried before only the oldest is taken at once: if it is what kills its worker, no other is charged
# with it each time, and set aside in the end.
_TAKE: Final = f"""
update work set tries = tries + 1, available_at = clock_timestamp() + make_interval(secs => {LEASE_SECONDS})
where id in (
    select id from work where {{which}} and (tries = 0 or id = (select min(id) from work where {{which}} and tries > 0))
    order by id limit %(most)s for update skip locked
)
returning {_COLUMNS}
"""  # noqa: S608 - our own words


class WorkTable:
    """The work of all teams. With an `announcer` workers hear of it at once, without one they look for it."""

    def __init__(
        self,
        database: Database,
        announcer: Announcer | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.database = database
        self._announcer = announcer
        self._clock = clock
        self._looked_at: dict[str, float] = {}

    @property
    def is_announced(self) -> bool:
        """Whether workers hear of new work, and need not look for it."""
        return self._announcer is not None

    def add(self, connection: Connection, team_id: int, kind: WorkKind, subjects: Iterable[str]) -> list[int]:
        """Adds work in a transaction under way; returns its numbers, to be announced when the transaction has ended."""
        pause = 0 if self._announcer is None else ANNOUNCED_SECONDS
        rows = connection.execute(
            "insert into work (team_id, kind, subject, available_at)"
            " select %s, %s, subject, clock_timestamp() + make_interval(secs => %s) from unnest(%s::text[]) subject"
            " returning id",
            (team_id, kind, pause, list(subjects)),
        ).fetchall()
        return [number for (number,) in rows]

    def announce(self, kind: WorkKind, ids: Sequence[int]) -> None:
        """Tells the workers; work that could not be announced can be taken by anybody."""
        if self._announcer is None or not ids or self._announcer.announce(kind, ids):
            return
        with self.database.work() as connection:
            connection.execute("update work set available_at = clock_timestamp() where id = any(%s)", (list(ids),))

    def take(self, kind: WorkKind, *, most: int, wait_seconds: float = 0) -> list[WorkItem]:
        """Work to be done now by the caller, at most so much; waits at most `wait_seconds` for an announcement.

        What nobody heard of is looked for in the table, each second however much is announced.
        """
        if self._announcer is None:
            return self._take_waiting(kind, most)
        if self._clock() - self._looked_at.get(kind, -LOOK_EVERY_SECONDS) >= LOOK_EVERY_SECONDS:
            left = self._take_waiting(kind, most)
            if left:
                return left  # the next round looks again: work that was tried before comes one by one
            self._looked_at[kind] = self._clock()
        heard = self._announcer.listen(kind, most=most, wait_seconds=wait_seconds)
        if self._announcer.forgot(kind):
            self._free_announced(kind)
        return self._take_heard(self._announcer, kind, heard) if heard else self._take_waiting(kind, most)

    def done(self, items: Sequence[WorkItem]) -> None:
        """Forgets work whose effect is durable."""
        if items:
            with self.database.work() as connection:
                connection.execute("delete from work where id = any(%s)", ([item.id for item in items],))
            self._acknowledge(items)

    def repeat(self, items: Sequence[WorkItem], after_seconds: float) -> None:
        """Has work that is done wait to be done again, with all its tries."""
        with self.database.work() as connection:
            connection.execute(
                "update work set tries = 0, made_at = due, available_at = due"
                " from (select clock_timestamp() + make_interval(secs => %s) due) later where id = any(%s)",
                (after_seconds, [item.id for item in items]),
            )
        self._acknowledge(items)

    def plan(self, team_id: int, kind: WorkKind, subject: str) -> None:
        """Adds work that is repeated for ever, unless it is there already."""
        with self.database.work() as connection:
            connection.execute("select pg_advisory_xact_lock(hashtextextended(%s, %s))", (f"{kind} {subject}", team_id))
            connection.execute(
                "insert into work (team_id, kind, subject) select %(team)s, %(kind)s, %(subject)s where not exists"
                " (select 1 from work where team_id = %(team)s and kind = %(kind)s and subject = %(subject)s)",
                {"team": team_id, "kind": kind, "subject": subject},
            )

    def failed(self, item: WorkItem, reason: str) -> bool:
        """Has work tried again later, or sets it aside after too many tries; returns whether it was set aside."""
        dies = item.tries >= MOST_TRIES
        with self.database.work() as connection:
            if dies:
                connection.execute(
                    "with gone as (delete from work where id = %s returning *)"
                    " insert into dead_work (id, team_id, kind, subject, made_at, tries, reason)"
                    " select id, team_id, kind, subject, made_at, tries, %s from gone on conflict do nothing",
                    (item.id, reason[:_MOST_REASON_CHARS]),
                )
            else:
                pause = min(2.0**item.tries / 4, _LONGEST_PAUSE_SECONDS)
                connection.execute(
                    "update work set available_at = clock_timestamp() + make_interval(secs => %s) where id = %s",
                    (pause, item.id),
                )
        self._acknowledge([item])  # it comes back from the table, not from the stream
        return dies

    def waiting(self) -> dict[str, int]:
        """How much work of each kind waits or is in hand."""
        with self.database.work() as connection:
            return dict(connection.execute("select kind, count(*) from work group by kind").fetchall())

    def backlog(self) -> dict[str, Backlog]:
        """What waits, or is in hand, of each kind of work, and of the work that was set aside (as "dead")."""
        with self.database.work() as connection:
            rows = connection.execute(
                "select kind, count(*), greatest(0, extract(epoch from clock_timestamp() - min(made_at)))::float"
                " from (select kind, made_at from work union all select 'dead', died_at from dead_work) waiting"
                " group by kind"
            ).fetchall()
        return {kind: Backlog(count, seconds) for kind, count, seconds in rows}

    def dead(self) -> list[DeadWork]:
        """What was set aside, the oldest first."""
        with self.database.work() as connection:
            rows = connection.execute(
                f"select {_COLUMNS}, reason, died_at from dead_work order by id"  # noqa: S608 - our own words
            ).fetchall()
        return [DeadWork(WorkItem(*row[:5]), *row[5:]) for row in rows]

    def retry_dead(self, ids: Collection[int] | None = None) -> int:
        """Has work that was set aside tried again, with all its tries; all of it by default. Returns how much."""
        with self.database.work() as connection:
            return connection.execute(
                "with back as (delete from dead_work where %(all)s or id = any(%(ids)s) returning *)"
                " insert into work (team_id, kind, subject, made_at) select team_id, kind, subject, made_at from back",
                {"all": ids is None, "ids": list(ids or ())},
            ).rowcount

    def drop_dead(self, ids: Collection[int] | None = None) -> int:
        """Deletes work that was set aside; all of it by default. Returns how much."""
        with self.database.work() as connection:
            return connection.execute(
                "delete from dead_work where %(all)s or id = any(%(ids)s)", {"all": ids is None, "ids": list(ids or ())}
            ).rowcount

    def _take_waiting(self, kind: WorkKind, most: int) -> list[WorkItem]:
        return self._select("kind = %(kind)s and available_at <= clock_timestamp()", {"kind": kind, "most": most})

    def _free_announced(self, kind: WorkKind) -> None:
        """What was announced and not begun can be taken by anybody: the announcements may be lost."""
        with self.database.work() as connection:
            connection.execute(
                "update work set available_at = clock_timestamp() where kind = %s and tries = 0", (kind,)
            )

    def _take_heard(self, announcer: Announcer, kind: WorkKind, heard: Sequence[int]) -> list[WorkItem]:
        items = self._select(_NOT_IN_HAND, {"ids": list(heard), "most": len(heard)})
        # The rest is done, or in the hands of another; if that one dies, it comes back from the table.
        gone = set(heard) - {item.id for item in items}
        if gone:
            announcer.acknowledge(kind, gone)
        return items

    def _select(self, which: str, values: dict[str, object]) -> list[WorkItem]:
        with self.database.work() as connection:
            rows = connection.execute(_TAKE.format(which=which), values).fetchall()
        return [WorkItem(*row) for row in sorted(rows)]

    def _acknowledge(self, items: Iterable[WorkItem]) -> None:
        if self._announcer is not None:
            kinds: dict[WorkKind, list[int]] = {}
            for item in items:
                kinds.setdefault(item.kind, []).append(item.id)
            for kind, ids in kinds.items():
                self._announcer.acknowledge(kind, ids)
