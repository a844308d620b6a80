"""A server knows which commits no longer count, from its mirror and from the commits themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.domain.commits.superseded import Superseded
from craftnudge.runtime.fast_dataclasses import replace
from tests.adapters.store.local.records import a_record, hash_of
from tests.adapters.store.local.superseded.clones import clone, shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.store.protocol import CommitStore


@pytest.fixture(params=["local", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path, database_url: str) -> Iterator[CommitStore]:
    """The same is asked of both kinds of store."""
    if request.param == "local":
        yield LocalStore(tmp_path / "data")
    else:
        with Database(database_url) as database:
            yield PostgresStore(database, 1)


def test_what_no_reference_reaches_and_copies_count_no_more(store: CommitStore, tmp_path: Path) -> None:
    """The amended commit names the one that stands for it; looking again finds nothing new; what returns counts."""
    repository = shop(tmp_path)
    records = [replace(a_record(number), repository=repository) for number in (1, 2, 3)]
    copy = replace(records[1], id=a_record(12).id, hash=hash_of(12), parents=(hash_of(3),))
    store.append([*records, copy])
    assert store.update_superseded(clone(tmp_path, 1, 3, 12)) == 1
    assert store.superseded() == {hash_of(2): Superseded("unreachable", hash_of(12))}
    assert store.update_superseded(clone(tmp_path, 1, 3, 12)) == 0
    assert store.update_superseded(clone(tmp_path, 1, 2, 3, 12)) == 1
    assert store.superseded().keys() <= {hash_of(2), hash_of(12)}
    assert {why.reason for why in store.superseded().values()} == {"copy"}
