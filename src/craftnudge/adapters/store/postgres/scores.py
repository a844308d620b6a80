"""Commits that are to be scored, by their ids, and the scores that are kept of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line
from craftnudge.adapters.store.postgres.row import key_of
from craftnudge.domain.commits.record import CommitRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from craftnudge.adapters.store.postgres.connection import Connection


def records_of(connection: Connection, team_id: int, ids: Collection[str]) -> dict[str, tuple[int, CommitRecord]]:
    """The commits with these ids with their highest facts, each with its place; not those that cannot be read."""
    rows = connection.execute(
        "select distinct on (key) place, line from recorded_line where team_id = %s and kind = 'commit'"
        " and key = any(%b) order by key, sound desc, facts desc",
        (team_id, [key_of(identity.encode("utf-8", "surrogatepass")) for identity in ids]),
    ).fetchall()
    found = {}
    for place, line in rows:
        try:
            record = decode_line(bytes(line))
        except UnreadableLineError:
            continue
        if isinstance(record, CommitRecord):
            found[record.id] = (place, record)
    return found


def keep_scores(connection: Connection, team_id: int, rubric_key: bytes, scores: Mapping[int, bytes]) -> None:
    """Keeps scores under a rubric, by place; the newest of two for the same place stays."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into kept_score (team_id, rubric_key, place, score) values (%s, %s, %s, %s)"
            " on conflict (team_id, rubric_key, place) do update set score = excluded.score",
            [(team_id, rubric_key, place, score) for place, score in sorted(scores.items())],
        )


def kept_scores(connection: Connection, team_id: int, rubric_key: bytes, places: Collection[int]) -> dict[int, bytes]:
    """The scores that are kept under a rubric, by place."""
    found = connection.execute(
        "select place, score from kept_score where team_id = %s and rubric_key = %s and place = any(%s)",
        (team_id, rubric_key, list(places)),
    )
    return {place: bytes(score) for place, score in found}


def scores_of(connection: Connection, team_id: int, ids: Collection[str]) -> dict[str, set[bytes]]:
    """What is kept of the scored ones among these commits, under whatever rubric, of their highest facts."""
    rows = connection.execute(
        "with best as (select distinct on (key) key, place from recorded_line where team_id = %(team)s"
        " and kind = 'commit' and key = any(%(keys)b) order by key, sound desc, facts desc)"
        " select key, score from best join kept_score using (place) where team_id = %(team)s",
        {"team": team_id, "keys": [key_of(identity.encode("utf-8", "surrogatepass")) for identity in ids]},
    ).fetchall()
    found: dict[str, set[bytes]] = {}
    for key, score in rows:
        found.setdefault(bytes(key).decode("utf-8", "surrogatepass"), set()).add(bytes(score))
    return found
