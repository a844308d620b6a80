"""Removes a person, a repository or a span of time: lines as in a journal, events, kept scores, work on the commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.forget import Forgetting, names_forgotten
from craftnudge.adapters.store.postgres.lines import LineQuery, count_change
from craftnudge.adapters.store.postgres.row import COLUMNS, row_of
from craftnudge.domain.commits.identity import commit_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.store.postgres.connection import Connection
    from craftnudge.adapters.store.values import CommitQuery, ForgetResult

_SET_COLUMNS = ", ".join(f"{name} = %s" for name in COLUMNS.split(", "))


def preview(connection: Connection, team_id: int, query: CommitQuery) -> ForgetResult:
    """What `forget` would do; nothing is changed."""
    return _decide(connection, team_id, query)[0]


def forget(connection: Connection, team_id: int, query: CommitQuery) -> ForgetResult:
    """Removes the commits asked for, and what names them, in the transaction of the connection."""
    # Whoever appends meanwhile waits: a line that names the person must not slip in behind the reader.
    connection.execute("lock table recorded_line in share row exclusive mode")
    done, changed = _decide(connection, team_id, query)
    gone = [place for place, line in changed.items() if line is None]
    connection.execute("delete from recorded_line where team_id = %s and place = any(%s)", (team_id, gone))
    connection.execute("delete from kept_score where team_id = %s and place = any(%s)", (team_id, list(changed)))
    connection.execute("delete from kept_nudge where team_id = %s and place = any(%s)", (team_id, list(changed)))
    for place, line in changed.items():
        if line is not None:
            _redact(connection, team_id, place, line)
    _forget_events(connection, team_id, query, done)
    _drop_work(connection, team_id, done)
    if done.changes:
        count_change(connection, team_id, removed=len(changed))
    return done


def _decide(connection: Connection, team_id: int, query: CommitQuery) -> tuple[ForgetResult, dict[int, bytes | None]]:
    """What is removed in all; by place, what stays of the lines that change."""
    forgetting = Forgetting(query)
    for _, line in _all_lines(connection, team_id):
        forgetting.note(line)
    changed = {}
    for place, line in _all_lines(connection, team_id):
        left = forgetting.left(line)
        if left != line:
            changed[place] = left
    return forgetting.result, changed


def _all_lines(connection: Connection, team_id: int) -> Iterator[tuple[int, bytes]]:
    for place, line in LineQuery(team_id, None).rows(connection, "place, line", "kind = 'other'"):
        yield place, bytes(line)


def _redact(connection: Connection, team_id: int, place: int, line: bytes) -> None:
    key, facts, recorded = connection.execute(
        "select key, facts, recorded_order from recorded_line where team_id = %s and place = %s", (team_id, place)
    ).fetchone() or (b"", 0, b"")
    row = row_of(team_id, bytes(key), facts, line, bytes(recorded))
    connection.execute(
        f"update recorded_line set {_SET_COLUMNS} where team_id = %s and place = %s",  # noqa: S608 - our own names
        (*row.values, team_id, place),
    )


def _drop_work(connection: Connection, team_id: int, done: ForgetResult) -> None:
    gone = [commit_id(commit_hash) for commit_hash in done.hashes]
    for table in ("work", "dead_work"):
        connection.execute(f"delete from {table} where team_id = %s and subject = any(%s)", (team_id, gone))  # noqa: S608


def _forget_events(connection: Connection, team_id: int, query: CommitQuery, done: ForgetResult) -> None:
    """Removes the events of everyone that name a removed commit or a forgotten address."""
    tokens = done.hashes | {commit_id(commit_hash) for commit_hash in done.hashes}
    emails = query.emails or ()
    if not tokens and not emails:
        return
    found = connection.execute("select place, line from event where team_id = %s", (team_id,)).fetchall()
    gone = [place for place, line in found if names_forgotten(bytes(line), tokens=tokens, emails=emails)]
    connection.execute("delete from event where team_id = %s and place = any(%s)", (team_id, gone))
