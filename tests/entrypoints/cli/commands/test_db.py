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
