"""The stores that the conformance suite runs over. A new store is one more entry of `STORES`."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import pytest

from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.values import CommitQuery
from tests.adapters.store.local.records import FIRST_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from craftnudge.adapters.store.protocol import CommitStore

NOW = FIRST_SECONDS + 1_000_000


class Opener(Protocol):
    """Opens one and the same store, as another process would."""

    def __call__(self, now: Callable[[], float] = ...) -> CommitStore:
        """The store with that clock, in seconds since 1970."""
        ...


def local(place: Path, now: Callable[[], float]) -> CommitStore:
    """Files, read without an index as long as the journal is small."""
    return LocalStore(place / "home" / "data", now=now)


def local_with_index(place: Path, now: Callable[[], float]) -> CommitStore:
    """Files, read through an index however small the journal is, extended after every line."""
    return LocalStore(place / "home" / "data", now=now, index_policy=IndexPolicy(from_bytes=0, unindexed_bytes=0))


STORES = {"local": local, "local-with-index": local_with_index}


@pytest.fixture(params=[*STORES, "postgres"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens one empty store of each kind, as often as it is called."""
    if request.param == "postgres":
        with postgres_opener(request.getfixturevalue("database_url")) as open_postgres:
            yield open_postgres
        return

    def open_store(now: Callable[[], float] = lambda: NOW) -> CommitStore:
        return STORES[request.param](tmp_path, now)

    yield open_store


@contextmanager
def postgres_opener(url: str) -> Iterator[Opener]:
    """Opens the store of the first team in a database, in turn over one pool of connections and another."""
    from craftnudge.adapters.store.postgres.connection import Database  # noqa: PLC0415 - needs the extra [team]
    from craftnudge.adapters.store.postgres.store import PostgresStore  # noqa: PLC0415

    with Database(url, most_connections=4) as one, Database(url, most_connections=4) as another:
        pools = itertools.cycle([one, another])

        def open_store(now: Callable[[], float] = lambda: NOW) -> CommitStore:
            return PostgresStore(next(pools), 1, now=now)

        yield open_store


@pytest.fixture
def store(opener: Opener) -> CommitStore:
    """An empty store whose clock stands still."""
    return opener()


@pytest.fixture
def exported(store: CommitStore, tmp_path: Path) -> Callable[[], Path]:
    """Writes all lines of the store to a new file."""
    numbers = itertools.count()

    def export() -> Path:
        path = tmp_path / f"export-{next(numbers)}.jsonl"
        path.write_bytes(b"".join(store.export(CommitQuery())))
        return path

    return export
