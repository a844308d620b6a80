"""Lines that are taken in stand behind those that readers have seen."""

from __future__ import annotations

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.intake import Allowed, take_in
from craftnudge.adapters.store.postgres.store import PostgresStore
from tests.adapters.store.local.records import ANN, a_record


def test_a_line_that_was_recorded_long_ago_comes_last(database_url: str) -> None:
    """Its own time of recording stays in it; a reader of what is new still finds it."""
    with Database(database_url) as database:
        store = PostgresStore(database, 1, now=lambda: 1_800_000_000.0)
        store.append([a_record(1)])
        late = encode_commit(a_record(2), "2020-01-01T00:00:00Z")
        done = take_in(
            database, 1, [late.removesuffix(b"\n")], allowed=Allowed({ANN.email.encode()}), stamp="2020-01-02T00:00:00Z"
        )
        assert (done.accepted, done.already_there, done.refused) == (1, 0, ())
        with database.transaction(1) as connection:
            order = connection.execute("select line from recorded_line order by recorded_order, place").fetchall()
        assert bytes(order[1][0]) == late.removesuffix(b"\n")
