"""What workers keep beside the lines of commits: what a nudge would say; and what they find missing or left over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.line_codec import decode_line
from craftnudge.adapters.store.postgres.row import commits_among, key_of
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from craftnudge.adapters.store.postgres.connection import Connection

# The line of a commit that counts: none of better facts, or of the same facts and earlier, is stored.
_UNSCORED: Final = """
select line.key from recorded_line line
where line.team_id = %(team)s and line.kind = 'commit' and line.sound
    and not exists (select 1 from kept_score kept where kept.team_id = line.team_id
        and kept.rubric_key = %(rubric)s and kept.place = line.place)
    and not exists (select 1 from recorded_line better where better.team_id = line.team_id and better.key = line.key
        and better.sound and better.facts > line.facts)
    and not exists (select 1 from work where work.team_id = line.team_id and work.kind = 'analyse'
        and work.subject = convert_from(line.key, 'utf8'))
    and not exists (select 1 from dead_work dead where dead.team_id = line.team_id and dead.kind = 'analyse'
        and dead.subject = convert_from(line.key, 'utf8'))
order by line.place desc limit %(most)s
"""


class StoredCommit(NamedTuple):
    """A commit's record, and the place of its line."""

    place: int
    record: CommitRecord


def locked_commits(connection: Connection, team_id: int, ids: Collection[str]) -> dict[str, StoredCommit]:
    """The stored commits with these ids, by id; their lines stay as they are until the transaction ends.

    Without that lock a commit could be forgotten between its scoring and the keeping of its score. Raises
    UnreadableLineError for a damaged line.
    """
    keys = {key_of(identity.encode("utf-8", "surrogatepass")): identity for identity in ids}
    rows = connection.execute(
        "select key, place, line from recorded_line where team_id = %s and kind = 'commit' and key = any(%b)"
        " order by key, sound desc, facts desc, recorded_order, place for share",
        (team_id, list(keys)),
    ).fetchall()
    found: dict[str, StoredCommit] = {}
    for key, place, line in rows:
        identity = keys[bytes(key)]
        if identity not in found:
            record = decode_line(bytes(line))
            if isinstance(record, CommitRecord):
                found[identity] = StoredCommit(place, record)
    return found


def keep_nudges(connection: Connection, team_id: int, rubric_key: bytes, nudges: Mapping[int, str]) -> None:
    """Keeps by place what nudges would say under a rubric; the newest of two for the same place stays."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into kept_nudge (team_id, rubric_key, place, nudge) values (%s, %s, %s, %s)"
            " on conflict (team_id, rubric_key, place) do update set nudge = excluded.nudge",
            [(team_id, rubric_key, place, nudge) for place, nudge in sorted(nudges.items())],
        )


def kept_nudge(connection: Connection, team_id: int, rubric_key: bytes, identity: str) -> str | None:
    """What a nudge would say of a commit; None if nothing is kept."""
    found = connection.execute(
        "select nudge from kept_nudge join recorded_line using (team_id, place)"
        " where team_id = %s and rubric_key = %s and key = %s order by place desc limit 1",
        (team_id, rubric_key, key_of(identity.encode("utf-8", "surrogatepass"))),
    ).fetchone()
    return found[0] if found else None


def unscored_commits(connection: Connection, team_id: int, rubric_key: bytes, most: int) -> list[str]:
    """The ids of commits without a score under a rubric, and without work or dead work that would make one.

    The newest first, at most so many.
    """
    rows = connection.execute(_UNSCORED, {"team": team_id, "rubric": rubric_key, "most": most}).fetchall()
    return commits_among(bytes(key) for (key,) in rows)


def delete_orphans(connection: Connection, team_id: int) -> int:
    """Deletes results whose lines are gone; returns how many there were."""
    gone = 0
    for table in ("kept_score", "kept_nudge"):
        gone += connection.execute(
            f"delete from {table} kept where team_id = %s and not exists"  # noqa: S608 - our own names
            " (select 1 from recorded_line line where line.team_id = kept.team_id and line.place = kept.place)",
            (team_id,),
        ).rowcount
    return gone


def team_ids(connection: Connection) -> list[int]:
    """The numbers of all teams."""
    return [number for (number,) in connection.execute("select id from team order by id").fetchall()]
