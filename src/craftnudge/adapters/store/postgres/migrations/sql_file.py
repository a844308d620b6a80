"""Runs the SQL file of a revision, and remembers what it was."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import Any


def sql_of(name: str) -> str:
    """The statements of a revision."""
    return (files("craftnudge.adapters.store.postgres.migrations") / "sql" / name).read_text("utf-8")


def digest_of(name: str) -> str:
    """The SHA-256 of a revision's statements, in hex."""
    return hashlib.sha256(sql_of(name).encode()).hexdigest()


def run_sql_file(name: str) -> None:
    """Runs the statements in the transaction of the migration under way."""
    from alembic import op  # noqa: PLC0415 - only a migration needs it

    # By the driver itself: a percent sign or a colon in the statements is then no parameter.
    connection: Any = op.get_bind().connection.driver_connection
    connection.execute("create table if not exists schema_file (name text primary key, sha256 text not null)")
    connection.execute(sql_of(name))
    connection.execute(
        "insert into schema_file (name, sha256) values (%s, %s) on conflict (name) do update set"
        " sha256 = excluded.sha256",
        (name, digest_of(name)),
    )
