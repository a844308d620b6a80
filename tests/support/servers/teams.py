"""People of a team, put into its database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.postgres.accounts import people

if TYPE_CHECKING:
    from craftnudge.adapters.store.postgres.connection import Connection

# The account of person 1 is GitHub's user 1001.
GITHUB_OFFSET = 1000


def add_person(connection: Connection, team_id: int, person: int, role: str, email: str) -> None:
    """A member of a team with one verified address; people have to be added as 1, 2, 3 and so on."""
    assert people.person_of_account(connection, GITHUB_OFFSET + person) == person
    people.set_role(connection, team_id, person, role)
    assert people.signed_in(connection, GITHUB_OFFSET + person, f"login{person}", [email]) == person
