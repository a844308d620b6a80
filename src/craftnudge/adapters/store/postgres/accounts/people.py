"""People of a team: their accounts at GitHub, addresses, roles, and whom they let see their commits.

Every function runs in a transaction of `Database.acting("cn_web", ...)`, whose policies hold besides.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_filter import email_key
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.adapters.store.postgres.connection import Connection


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a team; `login` is empty before the first sign-in."""

    person: int
    github_id: int
    login: str
    role: str


@dataclass(frozen=True, slots=True)
class Consent:
    """A person lets a viewer see their commits; both by number."""

    person: int
    viewer: int


def signed_in(connection: Connection, github_id: int, login: str, emails: Iterable[str]) -> int | None:
    """The person with that account, with the login and the verified addresses of now; None if nobody invited them.

    An address that another person has stays theirs.
    """
    found = connection.execute(
        "update account set login = %s where github_id = %s returning person_id", (login, github_id)
    ).fetchone()
    if found is None:
        return None
    for email in emails:
        connection.execute(
            "insert into address (email, person_id) values (%s, %s) on conflict do nothing",
            (email_key(email), found[0]),
        )
    return int(found[0])


def role_of(connection: Connection, team_id: int, person: int) -> str | None:
    """The role of a person in a team, None if they are no member (any more)."""
    found = connection.execute(
        "select role from membership where team_id = %s and person_id = %s", (team_id, person)
    ).fetchone()
    return found[0] if found else None


def first_team(connection: Connection, person: int) -> int | None:
    """The team of a person; of several the oldest."""
    found = connection.execute(
        "select team_id from membership where person_id = %s order by team_id limit 1", (person,)
    ).fetchone()
    return found[0] if found else None


def person_of_account(connection: Connection, github_id: int) -> int:
    """The person of an account, who is made if there is none yet."""
    found = connection.execute("select person_id from account where github_id = %s", (github_id,)).fetchone()
    if found is None:
        found = connection.execute(
            "with made as (insert into person default values returning id)"
            " insert into account (github_id, person_id) select %s, id from made returning person_id",
            (github_id,),
        ).fetchone()
    return int(found[0]) if found else 0


def set_role(connection: Connection, team_id: int, person: int, role: str) -> None:
    """Makes a person a member, or changes their role."""
    connection.execute(
        "insert into membership (team_id, person_id, role) values (%s, %s, %s)"
        " on conflict (team_id, person_id) do update set role = excluded.role",
        (team_id, person, role),
    )


def remove_member(connection: Connection, team_id: int, person: int) -> bool:
    """Ends a membership; whether there was one that may be ended."""
    done = connection.execute("delete from membership where team_id = %s and person_id = %s", (team_id, person))
    return done.rowcount > 0


def members(connection: Connection, team_id: int) -> list[Member]:
    """All members of a team."""
    found = connection.execute(
        "select person_id, github_id, login, role from membership join account using (person_id)"
        " where team_id = %s order by person_id",
        (team_id,),
    )
    return [Member(*row) for row in found]


def emails_of(connection: Connection, person: int) -> frozenset[bytes]:
    """The verified addresses of a person, as lines have them in lower case."""
    found = connection.execute("select email from address where person_id = %s", (person,))
    return frozenset(bytes(email) for (email,) in found)


def address_text(email: bytes) -> str:
    """An address as it is written; stored ones are as lines have them between the quotes."""
    return str(json.loads(b'"' + email + b'"'))


def consents(connection: Connection, team_id: int) -> list[Consent]:
    """The consents in force that the asking person gave or got."""
    found = connection.execute(
        "select person_id, viewer_id from consent where team_id = %s and withdrawn_at is null order by id", (team_id,)
    )
    return [Consent(*row) for row in found]


def give_consent(connection: Connection, team_id: int, person: int, viewer: int) -> None:
    """Lets a viewer see the commits of a person from now on."""
    connection.execute(
        "insert into consent (team_id, person_id, viewer_id) values (%s, %s, %s) on conflict do nothing",
        (team_id, person, viewer),
    )


def withdraw_consent(connection: Connection, team_id: int, person: int, viewer: int) -> None:
    """Ends it at once."""
    connection.execute(
        "update consent set withdrawn_at = now()"
        " where team_id = %s and person_id = %s and viewer_id = %s and withdrawn_at is null",
        (team_id, person, viewer),
    )


def emails_of_members(connection: Connection, team_id: int) -> dict[int, list[bytes]]:
    """The verified addresses of each member, for a worker."""
    found = connection.execute(
        "select person_id, array_agg(email) from address join membership using (person_id) where team_id = %s"
        " group by person_id",
        (team_id,),
    )
    return {person: [bytes(email) for email in emails] for person, emails in found}


def member_emails(connection: Connection, team_id: int) -> frozenset[bytes]:
    """The verified addresses of all members of a team."""
    found = connection.execute(
        "select email from address join membership using (person_id) where team_id = %s", (team_id,)
    )
    return frozenset(bytes(email) for (email,) in found)
