"""Brings the schema of a database up to this program's; says how far it is; empties it.

Alembic applies the numbered revisions, each a file of SQL. Several may call `upgrade` at once: one waits for the other.
Servers never migrate by themselves; they refuse to start on an old schema.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.postgres.connection import connect
from craftnudge.adapters.store.postgres.migrations.database_roles import make_roles, missing_roles
from craftnudge.adapters.store.postgres.migrations.sql_file import digest_of
from craftnudge.errors import StoreError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from typing import Any

    from alembic.script import ScriptDirectory

    from craftnudge.adapters.store.postgres.connection import Connection

# An arbitrary number that no other lock of this program has.
_LOCK: Final = 0x63_6E_73_63
_UP_TO_DATE: Final = "head"


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """How far a schema is: the applied revision (None for an empty database), and this program's.

    `changed` names applied files that were another text then than now. `missing` are the revisions still to be applied,
    `missing_roles` the database roles that the user cannot change into.
    """

    applied: str | None
    newest: str
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    missing_roles: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the schema is the one that this program needs."""
        return self.applied == self.newest


def upgrade(url: str) -> SchemaStatus:
    """Applies what is missing, all of it or nothing; returns the status afterwards.

    Raises StoreError if the server cannot be reached or refuses, or if the schema is of a later version.
    """
    with connect(url) as connection:
        connection.execute("select pg_advisory_lock(%s)", (_LOCK,))
        try:
            before = _status(connection)
            _refuse_unknown(before)
            _apply(connection)
            make_roles(connection)
            connection.commit()
            return _status(connection)
        finally:
            connection.rollback()
            connection.execute("select pg_advisory_unlock(%s)", (_LOCK,))


def status(url: str) -> SchemaStatus:
    """How far the schema of a database is. Raises StoreError if the server cannot be reached or refuses."""
    with connect(url) as connection:
        return _status(connection)


def reset(url: str) -> SchemaStatus:
    """Deletes everything that is stored, and makes the present schema anew."""
    with connect(url) as connection:
        connection.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
        connection.execute("drop schema public cascade")
        connection.execute("create schema public")
        connection.commit()
    return upgrade(url)


def require_current(url: str) -> None:
    """Raises StoreError unless the schema is this program's."""
    found = status(url)
    _refuse_unknown(found)
    if not found.is_current:
        raise StoreError("store.old-schema", applied=found.applied or "nothing", newest=found.newest)


def _refuse_unknown(found: SchemaStatus) -> None:
    if found.applied is not None and not found.is_current and not found.missing:
        raise StoreError("store.new-schema", applied=found.applied, newest=found.newest)


def _status(connection: Connection) -> SchemaStatus:
    applied, digests = _applied(connection)
    revisions = [(script.revision, Path(script.path).stem) for script in _scripts().walk_revisions()]
    names = [name for _, name in reversed(revisions)]
    numbers = [number for number, _ in reversed(revisions)]
    position = numbers.index(applied) + 1 if applied in numbers else 0
    missing = () if applied is not None and applied not in numbers else tuple(names[position:])
    changed = tuple(name for name in names[:position] if digests.get(f"{name}.sql", "") != digest_of(f"{name}.sql"))
    return SchemaStatus(applied, numbers[-1], missing, changed, missing_roles(connection))


def _applied(connection: Connection) -> tuple[str | None, dict[str, str]]:
    with connection.transaction():
        there = connection.execute("select to_regclass('alembic_version'), to_regclass('schema_file')").fetchone()
        if there is None or None in there:
            return None, {}
        found = connection.execute("select version_num from alembic_version").fetchone()
        digests = connection.execute("select name, sha256 from schema_file").fetchall()
    return (found[0] if found else None), dict(digests)


def _apply(connection: Connection) -> None:
    """Runs Alembic over the open connection, inside its transaction."""
    import sqlalchemy  # noqa: PLC0415 - takes half a second to import
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    scripts = _scripts()
    engine = sqlalchemy.create_engine("postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool)

    def steps(revision: Any, _: Any) -> Any:
        return scripts._upgrade_revs(_UP_TO_DATE, revision)  # noqa: SLF001 - as Alembic's own command does

    with engine.connect() as bound, EnvironmentContext(Config(), scripts, fn=steps) as environment:
        environment.configure(connection=bound, transactional_ddl=True)
        with environment.begin_transaction():
            environment.run_migrations()
        bound.commit()


def _scripts() -> ScriptDirectory:
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return ScriptDirectory(str(Path(__file__).parent))
