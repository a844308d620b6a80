"""Lines that are taken in stand behind those that readers have seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.intake import Allowed, take_in
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.domain.commits.shared_score import SharedScore
from craftnudge.runtime.fast_dataclasses import replace
from tests.adapters.store.local.records import ANN, a_record

if TYPE_CHECKING:
    from craftnudge.adapters.store.postgres.intake import Intake
    from craftnudge.domain.commits.record import CommitRecord

STAMP = "2020-01-02T00:00:00Z"


def in_folder(record: CommitRecord, path: str) -> CommitRecord:
    """The same commit as a clone in that folder has it."""
    return replace(record, repository=replace(record.repository, path=path))


def taken(database: Database, *lines: bytes) -> Intake:
    """What became of Ann's lines."""
    return take_in(database, 1, lines, allowed=Allowed({ANN.email.encode()}), stamp=STAMP)


def stored(database: Database, columns: str = "line") -> list[Any]:
    """What is stored, in the order of recording."""
    with database.transaction(1) as connection:
        return connection.execute(f"select {columns} from recorded_line order by place").fetchall()  # noqa: S608


def test_a_line_that_was_recorded_long_ago_comes_last(database_url: str) -> None:
    """Its own time of recording stays in it; a reader of what is new still finds it."""
    with Database(database_url) as database:
        store = PostgresStore(database, 1, now=lambda: 1_800_000_000.0)
        store.append([a_record(1)])
        late = encode_commit(in_folder(a_record(2), ""), "2020-01-01T00:00:00Z")
        done = take_in(
            database, 1, [late.removesuffix(b"\n")], allowed=Allowed({ANN.email.encode()}), stamp="2020-01-02T00:00:00Z"
        )
        assert (done.accepted, done.already_there, done.refused) == (1, 0, ())
        with database.transaction(1) as connection:
            order = connection.execute("select line from recorded_line order by recorded_order, place").fetchall()
        assert bytes(order[1][0]) == late.removesuffix(b"\n")


def test_a_score_of_a_later_rubric_replaces_one_of_an_earlier(database_url: str) -> None:
    """Once, and never the other way, at a place of its own. Ingest changes no line with facts, whatever it asks."""

    def score(rubric: int) -> bytes:
        record = a_record(1, message="", files=None, facts=0, shared_score=SharedScore(rubric, b"%d" % rubric))
        return encode_commit(in_folder(record, ""), STAMP).removesuffix(b"\n")

    with Database(database_url) as database:
        PostgresStore(database, 1).append([a_record(2)])
        assert [taken(database, score(rubric)).accepted for rubric in (8, 7)] == [1, 0]
        before = stored(database, "place")[-1]
        assert [taken(database, score(rubric)).accepted for rubric in (9, 9)] == [1, 0]
        _, (line, rubric, place) = stored(database, "line, rubric, place")
        assert (bytes(line), rubric) == (score(9), 9)
        assert (place,) > before
        with database.acting("cn_ingest").transaction(1) as connection:
            assert connection.execute("update recorded_line set line = ''").rowcount == 1
        assert [len(bytes(line)) > 0 for (line,) in stored(database)] == [True, False]


def test_no_folder_that_a_client_named_is_stored(database_url: str) -> None:
    """Else the server would look for a mailmap there; a damaged line stays one, and words stay as they were."""
    record = a_record(1)
    line = encode_commit(in_folder(record, "/etc"), STAMP)[:-1]
    lines = [line, line.replace(record.id.encode(), a_record(2).id.encode()), b"{}"]
    foreign = json.loads(line)
    del foreign["h"]
    lines[2] = json.dumps(foreign | {"id": a_record(3).id}).encode()
    with Database(database_url) as database:
        assert taken(database, *lines).accepted == 3
        found = [(json.loads(bytes(line)), sound) for line, sound in stored(database, "line, sound")]
    assert [line["repository"]["path"] for line, _ in found] == ["", "", ""]
    assert [line["message"] for line, _ in found] == [record.message] * 3
    assert [sound for _, sound in found] == [True, False, False]
