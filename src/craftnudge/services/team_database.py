"""The database of a team's server: where it is, and how far its schema is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftnudge.errors import UsageError
from craftnudge.services.results.database import DatabaseState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.adapters.store.postgres.migrations import SchemaStatus

_SCHEMES: Final = ("postgresql://", "postgres://")
_LONGEST_VALUE_BYTES: Final = 4_096


def database_url(environ: Mapping[str, str]) -> str:
    """The address of the team's database, from DATABASE_URL or the file that DATABASE_URL_FILE names.

    Raises UsageError if there is none, or if it is no address of a PostgreSQL database.
    """
    url = secret_value(environ, "DATABASE_URL")
    if not url:
        raise UsageError("team.no-database")
    if not url.startswith(_SCHEMES):
        raise UsageError("team.bad-database")
    return url


def secret_value(environ: Mapping[str, str], name: str) -> str | None:
    """A value from the file that NAME_FILE names, else from NAME; None if neither is set.

    Raises UsageError if the file cannot be read.
    """
    place = environ.get(f"{name}_FILE")
    if not place:
        return environ.get(name)
    try:
        with Path(place).open("rb") as file:
            return file.read(_LONGEST_VALUE_BYTES).decode().strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise UsageError("team.secret-file", path=place, name=f"{name}_FILE", reason=reason) from None


def database_state(environ: Mapping[str, str]) -> DatabaseState:
    """How far the schema of the team's database is."""
    return _state(environ, "status")


def upgrade_database(environ: Mapping[str, str]) -> DatabaseState:
    """Applies what is missing of the schema; returns the state afterwards."""
    return _state(environ, "upgrade")


def reset_database(environ: Mapping[str, str]) -> DatabaseState:
    """Deletes everything that is stored, and makes an empty schema."""
    return _state(environ, "reset")


def _state(environ: Mapping[str, str], act: str) -> DatabaseState:
    url = database_url(environ)
    try:
        from craftnudge.adapters.store.postgres import migrations  # noqa: PLC0415 - half a second, and an extra
    except ModuleNotFoundError:
        raise UsageError("team.not-installed") from None
    found: SchemaStatus = getattr(migrations, act)(url)
    return DatabaseState(found.applied, found.newest, found.missing, found.changed, found.missing_roles)
