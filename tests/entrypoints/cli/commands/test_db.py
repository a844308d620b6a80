"""`craftnudge db` sets up the database of a team's server, and says clearly what is in the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program

pytest.importorskip("psycopg")


def test_a_database_is_set_up_and_looked_at(program: Program, empty_database_url: str) -> None:
    """Empty, then up to date; as words and as a document."""
    before = program("db", "status", DATABASE_URL=empty_database_url)
    assert before.code == 0
    assert "empty" in before.stdout
    assert "craftnudge db upgrade" in before.stdout
    after = program("db", "upgrade", DATABASE_URL=empty_database_url)
    assert "up to date" in after.stdout
    document = json.loads(program("db", "status", "--json", DATABASE_URL=empty_database_url).stdout)
    assert_valid("db", document)
    assert document["applied"] == document["newest"]
    assert document["missing"] == []


def test_a_reset_wants_to_be_confirmed(program: Program, database_url: str) -> None:
    """Without --yes nothing is deleted."""
    refused = program("db", "reset", DATABASE_URL=database_url)
    assert refused.code == 2
    assert "craftnudge db reset --yes" in refused.stderr
    assert program("db", "reset", "--yes", DATABASE_URL=database_url).code == 0


def test_the_address_may_be_kept_in_a_file(program: Program, database_url: str, tmp_path: Path) -> None:
    """A secret need not stand in the environment; a file that is not there is named."""
    file = tmp_path / "url"
    file.write_text(f"{database_url}\n")
    assert program("db", "status", DATABASE_URL_FILE=str(file)).code == 0
    gone = program("db", "status", DATABASE_URL_FILE=str(tmp_path / "gone"))
    assert gone.code == 2
    assert "DATABASE_URL_FILE" in gone.stderr


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("", 2, "DATABASE_URL is not set"),
        ("mysql://ann:s3cret@x/y", 2, "not the address of a PostgreSQL database"),
        ("postgresql://ann:s3cret@127.0.0.1:1/team", 6, "does not answer"),
        ("postgresql://ann:s3cret@127.0.0.1:port/team", 6, "does not answer"),
    ],
)
def test_what_is_in_the_way_is_said_without_the_password(program: Program, url: str, code: int, said: str) -> None:
    """One line and a hint, no traceback."""
    done = program("db", "status", DATABASE_URL=url)
    assert done.code == code
    assert said in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr
    assert "s3cret" not in done.stderr


def test_the_first_admin_is_invited_on_the_server(program: Program, database_url: str) -> None:
    """By the number of their account, which no change of the login moves; again with another role changes the role."""
    pytest.importorskip("joserfc")
    first = program("db", "invite", "583231", "--role", "admin", DATABASE_URL=database_url)
    assert (first.code, first.stderr) == (0, "")
    assert first.stdout.strip() == "GitHub user 583231 is person 1 of the team, with the role admin."
    assert (
        "person 1 of the team, with the role lead"
        in program("db", "invite", "583231", "--role", "lead", DATABASE_URL=database_url).stdout
    )
    assert program("db", "invite", "octocat", DATABASE_URL=database_url).code == 2


def test_work_that_was_set_aside_is_listed_retried_and_dropped(program: Program, database_url: str) -> None:
    """With its reason; nothing is changed without saying which."""
    import psycopg  # noqa: PLC0415

    assert "No work was set aside" in program("db", "dead", "list", DATABASE_URL=database_url).stdout
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "insert into dead_work (id, team_id, kind, subject, made_at, tries, reason)"
            " select number, 1, 'analyse', 'commit-' || number, now(), 8, 'UnreadableLineError'"
            " from generate_series(901, 903) number"
        )
    document = program("db", "dead", "list", "--json", DATABASE_URL=database_url).json
    assert_valid("db-dead", document)
    assert [(dead["id"], dead["tries"]) for dead in document["dead"]] == [(901, 8), (902, 8), (903, 8)]
    listed = program("db", "dead", "list", DATABASE_URL=database_url).stdout
    assert "902  analyse  commit-902" in listed
    assert "UnreadableLineError" in listed
    assert program("db", "dead", "drop", DATABASE_URL=database_url).code == 2
    assert (
        "1 piece of work will be tried again."
        in program("db", "dead", "retry", "901", DATABASE_URL=database_url).stdout
    )
    assert "2 pieces of work dropped." in program("db", "dead", "drop", "--all", DATABASE_URL=database_url).stdout
    with psycopg.connect(database_url) as connection:
        assert connection.execute("select subject, tries from work").fetchall() == [("commit-901", 0)]
