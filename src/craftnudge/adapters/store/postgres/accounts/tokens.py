"""Tokens in the database: each as its SHA-256, which is enough for 256 random bits."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from typing import TYPE_CHECKING, Final

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.store.postgres.connection import Connection

API_TOKEN_PREFIX: Final = "cnt_"  # noqa: S105 - how one begins
REFRESH_DAYS: Final = 30
_SIGN_IN_MINUTES: Final = 10
_USED_EVERY: Final = "1 minute"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in under way: our verifier for GitHub, the client's challenge for us, and its port on loopback."""

    verifier: str
    challenge: str
    port: int | None


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token without its secret. A machine's has no person, and the key of a repository."""

    id: int
    team_id: int
    person: int | None
    repository: str | None
    name: str
    scopes: tuple[str, ...]
    expires_seconds: int
    last_used_seconds: int | None


_COLUMNS: Final = (
    "id, team_id, person_id, convert_from(repository, 'utf8'), name, scopes,"
    " extract(epoch from expires_at)::bigint, extract(epoch from last_used_at)::bigint"
)


def digest(secret: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(secret.encode()).digest()


def begin_sign_in(connection: Connection, challenge: str, port: int | None) -> tuple[str, str]:
    """Notes a sign-in for ten minutes; returns its state and verifier. Those that ran out are removed."""
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    connection.execute("delete from sign_in where expires_at < now()")
    connection.execute(
        "insert into sign_in (state, verifier, challenge, port, expires_at)"
        " values (%s, %s, %s, %s, now() + make_interval(mins => %s))",
        (digest(state), verifier, challenge, port, _SIGN_IN_MINUTES),
    )
    return state, verifier


def find_sign_in(connection: Connection, state: str) -> SignIn | None:
    """The sign-in of a state that GitHub sent back; None if there is none, or if it has its code already."""
    found = connection.execute(
        "select verifier, challenge, port from sign_in where state = %s and code is null and expires_at > now()",
        (digest(state),),
    ).fetchone()
    return SignIn(*found) if found else None


def give_code(connection: Connection, state: str, person: int) -> str:
    """Ends a sign-in with a code for its client, which is good once."""
    code = secrets.token_urlsafe(32)
    connection.execute(
        "update sign_in set code = %s, person_id = %s where state = %s and code is null",
        (digest(code), person, digest(state)),
    )
    return code


def take_code(connection: Connection, code: str, challenge: str) -> int | None:
    """The person that a code was given for. It is used up, also by a client with another challenge."""
    found = connection.execute(
        "delete from sign_in where code = %s and expires_at > now() returning person_id, challenge", (digest(code),)
    ).fetchone()
    return found[0] if found and secrets.compare_digest(found[1], challenge) else None


def new_refresh_token(connection: Connection, team_id: int, person: int, family: uuid.UUID | None = None) -> str:
    """A refresh token of a family, by default of a new one."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        "insert into refresh_token (hash, family, team_id, person_id, expires_at)"
        " values (%s, %s, %s, %s, now() + make_interval(days => %s))",
        (digest(token), family or uuid.uuid4(), team_id, person, REFRESH_DAYS),
    )
    return token


def use_refresh_token(connection: Connection, token: str) -> tuple[int, int, str] | None:
    """Team and person of a refresh token, and the one that takes its place; None if it is not valid.

    A token that comes twice was copied: its whole family ends.
    """
    found = connection.execute(
        "update refresh_token set used_at = now() where hash = %s and used_at is null and expires_at > now()"
        " returning team_id, person_id, family",
        (digest(token),),
    ).fetchone()
    if found is None:
        end_family(connection, token)
        return None
    team_id, person, family = found
    return team_id, person, new_refresh_token(connection, team_id, person, family)


def end_family(connection: Connection, token: str) -> None:
    """Removes a refresh token with all that came before and after it."""
    connection.execute(
        "delete from refresh_token where family = (select family from refresh_token where hash = %s)", (digest(token),)
    )


def end_all_tokens(connection: Connection, team_id: int, person: int) -> None:
    """Removes all tokens of a person in a team."""
    connection.execute("delete from refresh_token where team_id = %s and person_id = %s", (team_id, person))
    connection.execute("delete from api_token where team_id = %s and person_id = %s", (team_id, person))


def add_api_token(
    connection: Connection,
    team_id: int,
    *,
    name: str,
    scopes: Sequence[str],
    days: int,
    person: int | None = None,
    repository: str | None = None,
) -> tuple[int, str]:
    """A token of a person, or of a machine for one repository; returns its number and its secret."""
    secret = f"{API_TOKEN_PREFIX}{secrets.token_urlsafe(32)}"
    found = connection.execute(
        "insert into api_token (hash, team_id, person_id, repository, name, scopes, expires_at)"
        " values (%s, %s, %s, convert_to(%s, 'utf8'), %s, %s, now() + make_interval(days => %s)) returning id",
        (digest(secret), team_id, person, repository, name, list(scopes), days),
    ).fetchone()
    return (found[0] if found else 0), secret


def find_api_token(connection: Connection, secret: str) -> ApiToken | None:
    """The token of a secret if it is valid now; that it was used is noted once a minute."""
    hashed = digest(secret)
    connection.execute(
        f"update api_token set last_used_at = now() where hash = %s and (last_used_at is null"  # noqa: S608
        f" or last_used_at < now() - interval '{_USED_EVERY}')",
        (hashed,),
    )
    found = connection.execute(
        f"select {_COLUMNS} from api_token where hash = %s and expires_at > now()",  # noqa: S608 - our own names
        (hashed,),
    ).fetchone()
    return _api_token(found) if found else None


def api_tokens(connection: Connection, team_id: int, person: int | None) -> list[ApiToken]:
    """The tokens of a person, or with None those of machines."""
    found = connection.execute(
        f"select {_COLUMNS} from api_token"  # noqa: S608 - our own names
        " where team_id = %s and person_id is not distinct from %s order by id",
        (team_id, person),
    )
    return [_api_token(row) for row in found]


def end_api_token(connection: Connection, secret: str) -> None:
    """Removes the token of a secret, if there is one."""
    connection.execute("delete from api_token where hash = %s", (digest(secret),))


def revoke_api_token(connection: Connection, team_id: int, token_id: int, person: int | None) -> bool:
    """Removes a token of a person, or with None of a machine; whether there was one."""
    done = connection.execute(
        "delete from api_token where team_id = %s and id = %s and person_id is not distinct from %s",
        (team_id, token_id, person),
    )
    return done.rowcount > 0


def _api_token(row: Sequence[object]) -> ApiToken:
    identity, team_id, person, repository, name, scopes, expires, used = row
    return ApiToken(identity, team_id, person, repository, name, tuple(scopes), expires, used)  # type: ignore[arg-type]
