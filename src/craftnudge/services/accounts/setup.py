"""Makes a team's server of the environment, and its first admin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import UsageError
from craftnudge.services.team_database import database_url, secret_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.adapters.store.postgres.connection import Database
    from craftnudge.adapters.store.postgres.store import FollowUps
    from craftnudge.services.accounts.accounts import Accounts
    from craftnudge.services.accounts.team_server import TeamServer
    from craftnudge.services.workplace import Workplace

FIRST_TEAM = 1


def has_sign_in(environ: Mapping[str, str]) -> bool:
    """Whether the environment describes an application at GitHub, so that people sign in."""
    return bool(environ.get("GITHUB_CLIENT_ID"))


def team_server(database: Database, workplace: Workplace, work: FollowUps | None = None) -> TeamServer:
    """The server that the environment of the workplace describes.

    Raises UsageError if the application at GitHub, the address or the file of keys is missing or cannot be used.
    """
    from craftnudge.services.accounts.team_server import TeamServer  # noqa: PLC0415 - an extra

    return TeamServer(database, _accounts(database, workplace), workplace, work)


def invite(environ: Mapping[str, str], github_id: int, role: str) -> int:
    """Makes a user of GitHub a member of the first team. For the operator of the server."""
    try:
        from craftnudge.adapters.store.postgres.connection import Database  # noqa: PLC0415 - an extra
        from craftnudge.services.accounts.accounts import invite as invite_person  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("team.not-installed") from None
    with Database(database_url(environ)) as database:
        return invite_person(database, github_id, role, team_id=FIRST_TEAM)


def rotate_signing_keys(environ: Mapping[str, str]) -> str:
    """Puts a new key in front of the one in TOKEN_KEYS_FILE; returns its id. Raises UsageError."""
    try:
        from craftnudge.adapters.accounts.signed_tokens import add_signing_key  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise UsageError("team.not-installed") from None
    return add_signing_key(Path(_needed(environ, "TOKEN_KEYS_FILE")))


def _accounts(database: Database, workplace: Workplace) -> Accounts:
    from craftnudge.adapters.accounts.github import GitHub  # noqa: PLC0415 - an extra
    from craftnudge.adapters.accounts.signed_tokens import SigningKeys  # noqa: PLC0415
    from craftnudge.services.accounts.accounts import Accounts  # noqa: PLC0415

    environ = workplace.environ
    github = GitHub(_needed(environ, "GITHUB_CLIENT_ID"), _needed(environ, "GITHUB_CLIENT_SECRET"))
    keys = SigningKeys.of_file(Path(_needed(environ, "TOKEN_KEYS_FILE")))
    return Accounts(database, keys, github, _needed(environ, "PUBLIC_URL").rstrip("/"), workplace.now)


def _needed(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name) if name.endswith("_FILE") else secret_value(environ, name)
    if not value:
        raise UsageError("accounts.not-set", name=name)
    return value
