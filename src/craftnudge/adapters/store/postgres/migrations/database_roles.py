"""The database roles that a team's server changes into, each with the few rights that its work needs.

`cn_web` answers people, `cn_dashboard` shows a team without accounts to whoever runs it, `cn_ingest` takes in lines,
`cn_tracker` reads repositories, `cn_analysis` scores and coaches, `cn_store` forgets and seals. Tables belong to
whoever migrates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import psycopg
from psycopg import sql

from craftnudge.adapters.store.postgres.connection import DatabaseRole
from craftnudge.adapters.store.postgres.migrations.sql_file import sql_of

if TYPE_CHECKING:
    from craftnudge.adapters.store.postgres.connection import Connection

ROLES: Final[tuple[str, ...]] = get_args(DatabaseRole)
_GRANTS: Final = "database_roles.sql"
# Roles belong to all databases of a server: two upgrades of two databases may make one at the same time.
_MADE_MEANWHILE: Final = (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation)


def missing_roles(connection: Connection) -> tuple[str, ...]:
    """The roles that the user of the connection cannot change into: they do not exist, or were not granted."""
    found = connection.execute(
        "select rolname from pg_roles where rolname = any(%s) and pg_has_role(current_user, oid, 'set')", (list(ROLES),)
    )
    usable = {name for (name,) in found}
    return tuple(name for name in ROLES if name not in usable)


def make_roles(connection: Connection) -> None:
    """Makes the roles and gives them their rights, as far as the user of the connection may.

    Where the user may not make roles, those that an administrator has made get their rights.
    """
    for name in missing_roles(connection):
        _make(connection, name)
    there = connection.execute("select count(*) from pg_roles where rolname = any(%s)", (list(ROLES),)).fetchone()
    if there == (len(ROLES),):
        connection.execute(sql_of(_GRANTS))


def _make(connection: Connection, name: str) -> None:
    role = sql.Identifier(name)
    try:
        with connection.transaction():
            connection.execute(sql.SQL("create role {} nologin").format(role))
    except (psycopg.errors.InsufficientPrivilege, *_MADE_MEANWHILE):
        pass
    try:
        with connection.transaction():
            # Its rights are the user's only while it has changed into the role.
            connection.execute(sql.SQL("grant {} to current_user with inherit false, set true").format(role))
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject, *_MADE_MEANWHILE):
        return
