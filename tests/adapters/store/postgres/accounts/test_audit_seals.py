"""Whatever is done to a sealed entry of the audit log shows, at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.postgres.accounts import audit
from craftnudge.adapters.store.postgres.accounts.audit_seals import Seal, seal_entries, verify
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.store.postgres.accounts.audit_seals import Verified


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Five sealed entries and one that is not."""
    with Database(database_url) as database:
        for number in range(5):
            with database.acting("cn_web", person=1).transaction(1) as connection:
                audit.note(connection, 1, f"act {number}", actor=1)
        with database.acting("cn_store").work() as connection:
            assert seal_entries(connection, 3) is not None
            assert seal_entries(connection, 9) is not None
            assert seal_entries(connection, 9) is None
        with database.transaction(1) as connection:
            audit.note(connection, 1, "later", actor=None)
        yield database


def verified(database: Database, noted: Seal | None = None) -> Verified:
    """What an operator sees."""
    with database.work() as connection:
        return verify(connection, noted)


def changed(database: Database, statement: str) -> None:
    """What whoever owns the tables can do; row security of the log is lifted for it."""
    with database.work() as connection:
        connection.execute("alter table audit no force row level security")
        connection.execute(statement)


def test_an_untouched_log_holds(database: Database) -> None:
    """Also against a seal that was noted before."""
    found = verified(database)
    assert (found.sealed, found.unsealed, found.broken) == (5, 1, None)
    assert verified(database, found.last).broken is None


@pytest.mark.parametrize(
    ("statement", "place", "is_missing"),
    [
        ("update audit set act = 'nothing' where act = 'act 2'", 3, False),
        ("update audit set at = at + interval '1 microsecond' where act = 'act 0'", 1, False),
        ("delete from audit where act = 'act 3'", 4, True),
        ("delete from audit_seal where place = 2", 3, False),
    ],
)
def test_a_change_shows_at_its_place(database: Database, statement: str, place: int, is_missing: bool) -> None:
    """Even by the owner of the tables."""
    changed(database, statement)
    broken = verified(database).broken
    assert broken is not None
    assert (broken.place, broken.is_missing) == (place, is_missing)


def test_a_chain_that_was_computed_anew_does_not_have_the_noted_seal(database: Database) -> None:
    """Nor one whose end was cut off."""
    noted = verified(database).last
    changed(database, "delete from audit_seal; update audit set act = 'nothing' where act = 'act 2'")
    with database.work() as connection:
        seal_entries(connection, 99)
    assert verified(database).broken is None
    assert verified(database, noted).broken is not None
    changed(database, "delete from audit_seal where place > 3")
    broken = verified(database, noted).broken
    assert broken is not None
    assert broken.is_missing


def test_no_role_changes_a_seal(database: Database) -> None:
    """The one that makes them can only add."""
    for statement in ("update audit_seal set digest = ''", "delete from audit_seal", "delete from audit"):
        with pytest.raises(StoreError, match="permission denied"), database.acting("cn_store").work() as connection:
            connection.execute(statement)
