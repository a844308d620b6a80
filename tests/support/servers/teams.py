"""People of a team, put into its database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.adapters.store.postgres.connection import Connection

# The account of person 1 is GitHub's user 1001.
GITHUB_OFFSET = 1000


def add_person(connection: Connection, team_id: int, person: int, role: str, email: str) -> None:
    """A member of a team with one verified address; people have to be added as 1, 2, 3 and so on."""
    made = connection.execute("insert into person default values returning id").fetchone()
    assert made == (person,)
    connection.execute(
        "insert into account (github_id, person_id, login) values (%s, %s, %s)",
        (GITHUB_OFFSET + person, person, f"login{person}"),
    )
    connection.execute("insert into address (email, person_id) values (%s, %s)", (email.lower().encode(), person))
    connection.execute("insert into membership (team_id, person_id, role) values (%s, %s, %s)", (team_id, person, role))
