"""The tables of the index."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from craftnudge.adapters.store.local.index.schema import INDEXES, create_tables


def test_every_index_is_of_a_table_that_is_created() -> None:
    """In an empty database, and again where they are there."""
    with closing(sqlite3.connect(":memory:")) as database:
        create_tables(database)
        for _ in range(2):
            for statement in INDEXES:
                database.execute(statement)
        tables = {name for (name,) in database.execute("select name from sqlite_schema where type = 'table'")}
    assert {"commits", "scores", "rubrics", "writers", "rewrites", "about"} <= tables
