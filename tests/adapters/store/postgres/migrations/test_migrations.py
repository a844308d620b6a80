"""The schema comes up to date as a whole, once, whoever asks for it at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

psycopg = pytest.importorskip("psycopg")

from craftnudge.adapters.store.postgres import migrations  # noqa: E402
from craftnudge.errors import StoreError  # noqa: E402


def test_an_empty_database_gets_the_newest_schema(empty_database_url: str) -> None:
    """It is refused before, and current afterwards; doing it again changes nothing."""
    before = migrations.status(empty_database_url)
    assert before.applied is None
    assert before.missing
    with pytest.raises(StoreError, match=r"store\.old-schema"):
        migrations.require_current(empty_database_url)
    after = migrations.upgrade(empty_database_url)
    assert (after.applied, after.missing, after.changed) == (before.newest, (), ())
    assert migrations.upgrade(empty_database_url) == after
    migrations.require_current(empty_database_url)


def test_several_upgrades_at_once_end_well(empty_database_url: str) -> None:
    """One waits for the other: a server's copies may all be started at the same moment."""
    with ThreadPoolExecutor(4) as threads:
        states = list(threads.map(migrations.upgrade, [empty_database_url] * 4))
    assert len(set(states)) == 1
    assert states[0].is_current


def test_a_later_schema_is_left_alone(database_url: str) -> None:
    """A database that a later version made is neither changed nor served."""
    with psycopg.connect(database_url) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    for call in (migrations.require_current, migrations.upgrade):
        with pytest.raises(StoreError, match=r"store\.new-schema"):
            call(database_url)


def test_an_applied_file_that_changed_is_named(database_url: str) -> None:
    """What was applied in another form than it has now is not passed over."""
    with psycopg.connect(database_url) as connection:
        connection.execute("update schema_file set sha256 = 'other' where name = '0001_commits_and_events.sql'")
    assert migrations.status(database_url).changed == ("0001_commits_and_events",)


def test_a_reset_deletes_everything(database_url: str) -> None:
    """Afterwards the schema is there, and nothing in it."""
    with psycopg.connect(database_url) as connection:
        connection.execute("insert into team (name) values ('another')")
    assert migrations.reset(database_url).is_current
    with psycopg.connect(database_url) as connection:
        assert connection.execute("select name from team").fetchall() == [("default",)]


def test_every_table_of_a_team_has_row_security(database_url: str) -> None:
    """A table without a policy lets everything through, so none is forgotten.

    The owner is let through where functions of theirs look up who is a member, and who has consented.
    """
    query = """
        select c.relname, c.relrowsecurity and (c.relforcerowsecurity or c.relname = any(%s)) and exists (
            select 1 from pg_policy where polrelid = c.oid)
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'team_id'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    """
    with psycopg.connect(database_url) as connection:
        tables = dict(connection.execute(query, (["membership", "consent"],)).fetchall())
    assert {"recorded_line", "event", "kept_score"} <= tables.keys()
    assert [name for name, secured in tables.items() if not secured] == []


def test_a_server_that_is_not_there_is_a_clear_error() -> None:
    """The reason is told, the password is not."""
    with pytest.raises(StoreError, match=r"store\.unreachable") as raised:
        migrations.status("postgresql://ann:s3cret-word@127.0.0.1:1/team")
    assert "s3cret" not in str(raised.value)
