"""The roles that a load test starts score what waits, and end with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.events.work_table import WorkTable
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.scores import scores_of
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.errors import UsageError
from craftnudge.services.load_roles import analysis_roles
from craftnudge.services.workplace import Workplace
from tests.adapters.store.local.records import a_record
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path


def test_what_waits_is_scored(database_url: str, tmp_path: Path) -> None:
    """Without Redis too."""
    workplace = Workplace(tmp_path, {"DATABASE_URL": database_url})
    with Database(database_url) as database:
        work = WorkTable(database)
        PostgresStore(database, 1, work=work).append([a_record(1)])
        with analysis_roles(1, workplace):
            wait_until(lambda: "analyse" not in work.waiting())
        with database.transaction(1) as connection:
            assert scores_of(connection, 1, [a_record(1).id]).keys() == {a_record(1).id}


def test_a_role_that_does_not_start_is_an_error(empty_database_url: str, tmp_path: Path) -> None:
    """Here its database has no schema; nothing is waited for."""
    workplace = Workplace(tmp_path, {"DATABASE_URL": empty_database_url})
    with pytest.raises(UsageError, match=r"load\.no-role"), analysis_roles(1, workplace):
        pass
