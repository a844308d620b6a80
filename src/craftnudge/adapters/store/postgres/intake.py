"""Takes in journal lines that a laptop or a machine sends, each once, with the rights of the ingest role."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, is_sound, object_of, sealed_line
from craftnudge.adapters.store.local.merge import imported_line
from craftnudge.adapters.store.postgres.lines import insert_rows, latest_stamp
from craftnudge.adapters.store.postgres.row import Row, commits_among, row_of
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from craftnudge.adapters.store.postgres.connection import Database
    from craftnudge.adapters.store.postgres.store import FollowUps

# More at once would go through a temporary table, whose making needs the right to read lines.
_ROWS_AT_ONCE: Final = 40


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whose lines are taken: of these addresses, and of this repository; both as lines have them."""

    emails: Collection[bytes]
    repository: bytes | None = None


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not taken, by its number from 1.

    The reason is `unreadable`, `not-a-commit`, `not-yours` or `other-repository`.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """How many lines were stored, how many were there already, and which were refused."""

    accepted: int
    already_there: int
    refused: tuple[RefusedLine, ...]


def take_in(
    database: Database,
    team_id: int,
    lines: Iterable[bytes],
    *,
    allowed: Allowed,
    stamp: str,
    work: FollowUps | None = None,
    on_append: Callable[[Sequence[str]], object] | None = None,
) -> Intake:
    """Stores the allowed ones in one transaction. `stamp` is the time of recording of lines that have none.

    `on_append` is called with the ids of new commits after it.
    """
    numbers: list[int] = []
    with database.acting("cn_ingest").transaction(team_id) as connection:
        latest = max(stamp.encode(), latest_stamp(connection, team_id))
        # A laptop's clock must not put a line behind those that readers have seen already.
        read = [_row(team_id, raw, allowed, stamp) for raw in lines]
        rows = [row._replace(recorded_order=latest) for row in read if isinstance(row, Row)]
        written = []
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            written += insert_rows(connection, rows[start : start + _ROWS_AT_ONCE])
        ids = commits_among(key for key, _ in written)
        if work is not None:
            numbers = work.add(connection, team_id, "analyse", ids)
    if work is not None:
        work.announce("analyse", numbers)
    if on_append is not None and ids:
        on_append(ids)
    refused = (RefusedLine(number, row) for number, row in enumerate(read, start=1) if isinstance(row, str))
    return Intake(len(written), len(rows) - len(written), tuple(refused))


def _row(team_id: int, raw: bytes, allowed: Allowed, stamp: str) -> Row | str:
    """The row of a line, or the reason why it is not taken."""
    try:
        parts = imported_line(_without_folder(raw), stamp)
        row = row_of(team_id, *parts, stamp.encode()) if parts else None
    except UnreadableLineError:
        return "unreadable"
    if row is None or row.kind != "commit":
        return "not-a-commit"
    if row.email not in allowed.emails:
        return "not-yours"
    if allowed.repository is not None and row.repository != allowed.repository:
        return "other-repository"
    return row


def _without_folder(raw: bytes) -> bytes:
    """The line without the folder of its repository: a server looks into no folder that a client named."""
    line = object_of(raw)
    repository = line.get("repository")
    if not isinstance(repository, dict) or not repository.get("path"):
        return raw
    line["repository"] = repository | {"path": ""}
    # A line that was damaged on its way stays one.
    return sealed_line(line) if is_sound(raw) else json.dumps(line, separators=(",", ":")).encode()
