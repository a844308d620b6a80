"""The servers as fixtures: one of each for a process of tests, a database of its own for each test that writes.

An address in CRAFTNUDGE_TEST_DATABASE_URL or CRAFTNUDGE_TEST_REDIS_URL is used in place of a server of the tests' own;
everything in it may be deleted.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import pytest

from tests.support.servers.binaries import postgres_folder, redis_program

if TYPE_CHECKING:
    from collections.abc import Iterator

# Read when this module is loaded: later the tests' environment hides it.
_DATABASE_URL = os.environ.get("CRAFTNUDGE_TEST_DATABASE_URL")
_REDIS_URL = os.environ.get("CRAFTNUDGE_TEST_REDIS_URL")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a database whose user may do everything there."""
    if _DATABASE_URL:
        yield _DATABASE_URL
        return
    installation = postgres_folder()
    if installation is None:
        pytest.skip("no PostgreSQL is installed (make test TEAM=1)")
    from tests.support.servers.postgres import postgres_server  # noqa: PLC0415 - needs the extra [team]

    with postgres_server(installation) as server:
        yield server.url()


@pytest.fixture(scope="session")
def _template(postgres_url: str) -> Iterator[str]:
    """The name of a database with the present schema, to be copied."""
    from tests.support.servers.databases import new_database, with_schema  # noqa: PLC0415 - needs the extra [team]

    with new_database(postgres_url, f"template_{secrets.token_hex(4)}") as url:
        with_schema(url)
        yield url.rpartition("/")[2].partition("?")[0]


@pytest.fixture
def database_url(postgres_url: str, _template: str) -> Iterator[str]:
    """The address of a new database with the present schema and nothing in it."""
    from tests.support.servers.databases import new_database  # noqa: PLC0415 - needs the extra [team]

    with new_database(postgres_url, f"test_{secrets.token_hex(6)}", _template) as url:
        yield url


@pytest.fixture
def login_url(database_url: str) -> Iterator[str]:
    """The same database for a user without a right of its own, who may change into every database role."""
    from tests.support.servers.databases import new_login  # noqa: PLC0415 - needs the extra [team]

    with new_login(database_url) as url:
        yield url


@pytest.fixture
def empty_database_url(postgres_url: str) -> Iterator[str]:
    """The address of a new database without a schema."""
    from tests.support.servers.databases import new_database  # noqa: PLC0415 - needs the extra [team]

    with new_database(postgres_url, f"test_{secrets.token_hex(6)}") as url:
        yield url


@pytest.fixture(scope="session")
def _redis_server_url() -> Iterator[str]:
    if _REDIS_URL:
        yield _REDIS_URL
        return
    program = redis_program()
    if program is None:
        pytest.skip("no Redis is installed (make test TEAM=1)")
    from tests.support.servers.redis import redis_server  # noqa: PLC0415 - needs the extra [team]

    with redis_server(program) as server:
        yield server.url()


@pytest.fixture
def redis_url(_redis_server_url: str) -> str:
    """The address of a Redis with nothing in it."""
    import redis  # noqa: PLC0415 - needs the extra [team]

    with redis.Redis.from_url(_redis_server_url, socket_timeout=5) as client:
        client.flushall()
    return _redis_server_url
