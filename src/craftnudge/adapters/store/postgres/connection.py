"""Connections to PostgreSQL, whose failures are StoreErrors in place of the driver's exceptions."""

from __future__ import annotations

import copy
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal, Self

import psycopg

from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    import psycopg_pool

# Rows are tuples of what the statement selects.
Connection = psycopg.Connection[Any]
# The database roles that a transaction can have the rights of; see migrations/database_roles.py.
DatabaseRole = Literal["cn_web", "cn_dashboard", "cn_ingest", "cn_tracker", "cn_analysis", "cn_store"]

CONNECT_SECONDS: Final = 10
# A statement that takes longer is not one of ours; a server that stopped answering is noticed by TCP.
STATEMENT_SECONDS: Final = 60
# What waits for longer is tried again: whoever holds the lock may have stopped.
LOCK_SECONDS: Final = 20
# A process that stopped in a transaction loses it, so that its locks are free.
IDLE_SECONDS: Final = 60
_LIMITS: Final = {
    "statement_timeout": f"{STATEMENT_SECONDS}s",
    "lock_timeout": f"{LOCK_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
}
_SETTINGS: Final[dict[str, Any]] = {
    "connect_timeout": CONNECT_SECONDS,
    "application_name": "craftnudge",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


@contextmanager
def connect(url: str) -> Iterator[Connection]:
    """One connection of its own, in a transaction that is rolled back unless the block commits it.

    Raises StoreError if the server cannot be reached or refuses.
    """
    with store_errors(), psycopg.connect(url, **_SETTINGS) as connection:
        try:
            yield connection
        finally:
            connection.rollback()


class Database:
    """A pool of connections to one database, for several threads."""

    def __init__(self, url: str, *, most_connections: int = 8) -> None:
        import psycopg_pool  # noqa: PLC0415 - a command that migrates needs no pool

        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # what fails is raised where it is needed
        self.url = url
        self._pool: psycopg_pool.ConnectionPool[Connection] = psycopg_pool.ConnectionPool(
            url,
            kwargs=_SETTINGS,
            min_size=0,
            max_size=most_connections,
            timeout=CONNECT_SECONDS,
            reconnect_timeout=CONNECT_SECONDS,
            check=psycopg_pool.ConnectionPool.check_connection,
            open=True,
        )
        self._role: DatabaseRole | None = None
        self._settings: dict[str, str] = {}

    def acting(
        self, role: DatabaseRole, *, person: int | None = None, subject: int | None = None, entrance: bool = False
    ) -> Database:
        """The same connections, used with the rights of a database role.

        The web role sees the rows of `person` alone; with `subject` the commits of that person in place of their own,
        if they consented. With `entrance` tokens and accounts are looked up before anybody is known.
        """
        acting = copy.copy(self)
        acting._role = role  # noqa: SLF001 - a copy of ours
        settings = {"person": person, "subject": subject, "entrance": "yes" if entrance else None}
        acting._settings = {name: str(value) for name, value in settings.items() if value is not None}  # noqa: SLF001
        return acting

    @contextmanager
    def transaction(self, team_id: int) -> Iterator[Connection]:
        """A transaction in which one team's rows are seen; committed at the end of the block.

        Raises StoreError if the server cannot be reached or refuses.
        """
        with store_errors(), self._pool.connection() as connection, connection.transaction():
            self._begin(connection, {"team": str(team_id), **self._settings})
            yield connection

    def _begin(self, connection: Connection, settings: Mapping[str, str]) -> None:
        """Says in one statement who asks for what, and takes the rights of the role, until the transaction ends."""
        values = {f"craftnudge.{name}": value for name, value in settings.items()}
        values |= _LIMITS
        if self._role is not None:
            values["role"] = self._role
        calls = ", ".join(["set_config(%s, %s, true)"] * len(values))
        try:
            connection.execute(f"select {calls}", [part for item in values.items() for part in item])
        except (psycopg.errors.InvalidParameterValue, psycopg.errors.InsufficientPrivilege):
            raise StoreError("store.no-role", role=self._role) from None

    @contextmanager
    def work(self) -> Iterator[Connection]:
        """A transaction in which the work of every team is seen, and nothing else of any team."""
        with store_errors(), self._pool.connection() as connection, connection.transaction():
            self._begin(connection, {"worker": "yes"})
            yield connection

    def close(self) -> None:
        """Closes all connections; those in use when they come back."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def store_errors() -> Iterator[None]:
    """Turns the driver's exceptions into StoreErrors, without the address, which may hold a password."""
    try:
        yield
    except psycopg.errors.UndefinedTable:
        raise StoreError("store.no-schema") from None
    except (psycopg.OperationalError, psycopg.errors.IdleInTransactionSessionTimeout) as error:
        raise StoreError("store.unreachable", reason=_first_line(error)) from None
    except psycopg.Error as error:
        raise StoreError("store.refused", reason=_first_line(error)) from None


def _first_line(error: psycopg.Error) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
