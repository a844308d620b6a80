"""What a database role may see and do, asked of PostgreSQL itself, as a mistake of ours or a curious lead would."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("psycopg")

import psycopg

from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.migrations import database_roles, upgrade
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.domain.commits.record import Rewrite
from craftnudge.errors import StoreError
from tests.adapters.store.local.records import ANN, BOB, a_record, hash_of
from tests.support.servers.teams import add_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.store.postgres.connection import DatabaseRole


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Ann (1, a lead) and Bob (2) in team 1, with two commits each, and Eve (3) in team 2."""
    with Database(database_url) as database:
        with database.transaction(1) as connection:
            connection.execute("insert into team (name) values ('other')")
            add_person(connection, 1, 1, "lead", ANN.email)
            add_person(connection, 1, 2, "member", BOB.email)
            add_person(connection, 2, 3, "admin", "eve@example.org")
        store = PostgresStore(database, 1)
        store.append([a_record(number, author=[ANN, BOB][number % 2]) for number in range(4)])
        store.append_rewrites([Rewrite(hash_of(9), hash_of(0), "amend", "shop-1234")])
        store.append_rewrites([Rewrite(hash_of(1), hash_of(3), "amend", "shop-1234")])
        with store.survey(rubric_key=b"r") as survey:
            survey.remember({entry.place: b"score" for entry in survey.commits()})
        yield database


def asked(database: Database, statement: str, team_id: int = 1) -> list[Any]:
    """The first column of a statement's rows."""
    with database.transaction(team_id) as connection:
        return [row[0] for row in connection.execute(statement).fetchall()]


def executed(database: Database, *statements: str) -> None:
    """Runs statements in one transaction."""
    with database.transaction(1) as connection:
        for statement in statements:
            connection.execute(statement)


def emails_seen(database: Database, team_id: int = 1) -> set[bytes]:
    """The authors of the commits that can be seen."""
    return {bytes(email) for email in asked(database, "select email from recorded_line where kind = 'commit'", team_id)}


def test_the_web_role_sees_one_persons_rows(database: Database) -> None:
    """Commits, kept scores and rewrites of one person, a lead too; without a person, or in another team, none."""
    lead, member = (database.acting("cn_web", person=person) for person in (1, 2))
    assert emails_seen(lead) == {ANN.email.lower().encode()}
    assert emails_seen(member) == {BOB.email.lower().encode()}
    assert asked(member, "select count(*) from kept_score") == [1]
    assert asked(lead, "select count(*) from recorded_line where kind = 'rewrite'") == [0]
    assert asked(member, "select count(*) from recorded_line where kind = 'rewrite'") == [1]
    assert emails_seen(database.acting("cn_web")) == set()
    assert emails_seen(database.acting("cn_web", person=3)) == set()
    assert emails_seen(lead, team_id=2) == set()
    assert emails_seen(database.acting("cn_web", entrance=True)) == set()


def test_consent_opens_one_persons_commits_to_one_other_until_it_is_withdrawn(database: Database) -> None:
    """From the next question on in both directions; what is asked for is one person's, never both mixed."""
    ann_of_bob = database.acting("cn_web", person=1, subject=2)
    assert emails_seen(ann_of_bob) == set()
    with database.acting("cn_web", person=2).transaction(1) as connection:
        connection.execute("insert into consent (team_id, person_id, viewer_id) values (1, 2, 1)")
    assert emails_seen(ann_of_bob) == {BOB.email.lower().encode()}
    assert emails_seen(database.acting("cn_web", person=2, subject=1)) == set()
    with database.acting("cn_web", person=2).transaction(1) as connection:
        connection.execute("update consent set withdrawn_at = now()")
    assert emails_seen(ann_of_bob) == set()


def test_nobody_consents_for_another_person(database: Database) -> None:
    """Row security refuses the row of a lead who lets themself see a member."""
    with pytest.raises(StoreError, match=r"row-level security"):
        asked(
            database.acting("cn_web", person=1),
            "insert into consent (team_id, person_id, viewer_id) values (1, 2, 1) returning 1",
        )


SEEN_BY_ALL = {"team", "work", "dead_work", "alembic_version", "schema_file"}
RESULTS = {"kept_score", "kept_nudge"}
PUBLISHED = {"published_month", "published_figure"}
ACCOUNTS = {"person", "account", "address", "membership", "consent"}
READ_BY = {
    "cn_web": SEEN_BY_ALL
    | ACCOUNTS
    | PUBLISHED
    | {
        "recorded_line",
        "superseded",
        "event",
        "store_change",
        "kept_score",
        "audit",
        "sign_in",
        "refresh_token",
        "api_token",
    },
    "cn_dashboard": SEEN_BY_ALL | RESULTS | {"recorded_line", "superseded", "event", "store_change"},
    "cn_ingest": {"work", "alembic_version", "schema_file", "store_change"},
    "cn_tracker": SEEN_BY_ALL | {"recorded_line", "superseded", "store_change"},
    "cn_analysis": SEEN_BY_ALL | RESULTS | PUBLISHED | {"recorded_line", "superseded", "address", "membership"},
    "cn_store": SEEN_BY_ALL
    | RESULTS
    | ACCOUNTS
    | {"recorded_line", "superseded", "event", "store_change"}
    | {"audit", "audit_seal", "erasure", "refresh_token", "api_token"},
}


@pytest.mark.parametrize("role", database_roles.ROLES)
def test_a_role_reads_the_tables_of_its_work_and_no_other(database: Database, role: DatabaseRole) -> None:
    """Each table of the schema is tried; a new one is read by nobody until it stands above."""
    tables = asked(
        database,
        "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm')",
    )
    readable = set()
    for table in tables:
        with suppress(StoreError):
            executed(database.acting(role), f'select * from "{table}" limit 1')  # noqa: S608 - a name from the catalogue
            readable.add(table)
    assert readable == READ_BY[role]


@pytest.mark.parametrize(
    ("role", "statement", "reason"),
    [
        ("cn_web", "set local row_security = off; select line from recorded_line", "row-level security"),
        ("cn_web", "delete from recorded_line", "permission denied"),
        ("cn_web", "update audit set act = 'nothing'", "permission denied"),
        ("cn_web", "delete from audit", "permission denied"),
        ("cn_web", "update membership set role = 'admin' where person_id = 2", "row-level security"),
        ("cn_web", "create view mine as select * from recorded_line", "permission denied"),
        ("cn_ingest", "select line from recorded_line", "permission denied"),
        ("cn_ingest", "select email from recorded_line", "permission denied"),
        ("cn_analysis", "delete from recorded_line", "permission denied"),
        ("cn_analysis", "select hash from api_token", "permission denied"),
        ("cn_store", "delete from audit", "permission denied"),
    ],
)
def test_a_role_is_refused_what_its_work_does_not_need(
    database: Database, role: DatabaseRole, statement: str, reason: str
) -> None:
    """By PostgreSQL, whatever the program asks."""
    with pytest.raises(StoreError, match=reason):
        executed(database.acting(role, person=1), *statement.split("; "))


def test_ingest_writes_lines_that_it_cannot_read(database: Database) -> None:
    """A batch small enough for statements; the store then has it."""
    assert PostgresStore(database.acting("cn_ingest"), 1).append([a_record(7)]).written == 1
    assert a_record(7).id in PostgresStore(database, 1).known([a_record(7).id])


def test_without_the_right_to_make_roles_they_are_named(empty_database_url: str) -> None:
    """The schema is made all the same, a transaction that needs a role says so, and rights given later are used."""
    name = f"login_{empty_database_url.rpartition('test_')[2][:12]}"
    with psycopg.connect(empty_database_url, autocommit=True) as admin:
        admin.execute(f"create role {name} login nosuperuser")
        admin.execute(f"grant create on schema public to {name}")
        admin.execute(f"grant create on database {empty_database_url.rpartition('/')[2].partition('?')[0]} to {name}")
        try:
            url = empty_database_url.replace("//tests@", f"//{name}@")
            assert upgrade(url).missing_roles == database_roles.ROLES
            with Database(url) as database, pytest.raises(StoreError, match=r"store\.no-role"):
                asked(database.acting("cn_web", person=1), "select 1")
            for role in database_roles.ROLES:
                admin.execute(f"grant {role} to {name} with inherit false, set true")
            assert upgrade(url).missing_roles == ()
            with Database(url) as database:
                assert asked(database.acting("cn_web", person=1), "select count(*) from recorded_line") == [0]
        finally:
            admin.execute(f"drop owned by {name} cascade")
            admin.execute(f"drop role {name}")
