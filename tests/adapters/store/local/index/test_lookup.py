"""The index changes how long it takes to find an id, never what is found."""

from __future__ import annotations

import os
import time
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.rewrite_journal import replace_content
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.commits.record import Rewrite
from craftnudge.runtime.fast_dataclasses import replace
from tests.adapters.store.local.records import FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = FIRST_SECONDS + 1_000_000
RECORDS = 40
REWRITE = Rewrite(hash_of(1), hash_of(2), "amend", "shop-1234")
# Ids are looked up in the index however short the journal is, and it is extended after every line.
ALWAYS = IndexPolicy(ids_from_bytes=0)


def opened(folder: Path) -> LocalStore:
    """The store in a folder, as another process opens it."""
    return LocalStore(folder, now=lambda: NOW, index_policy=ALWAYS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal of forty commits and a rewrite, with an index of them all, and ten commits since."""
    store = opened(tmp_path)
    store.append([a_record(number) for number in range(RECORDS)])
    store.append_rewrites([REWRITE])
    store.rebuild_index()
    store.append([a_record(number) for number in range(RECORDS, RECORDS + 10)])
    return tmp_path


def covered(folder: Path) -> int:
    """How much of the journal its index is believed to cover."""
    status = opened(folder).index_status()
    return status.covered_bytes if status.usable else 0


def test_each_commit_is_still_one_line(folder: Path) -> None:
    """What is there already is found, before and after the end of the index; what is not there is written once."""
    assert covered(folder) > 0
    before = opened(folder).path.read_bytes()
    for number in range(RECORDS + 10):
        assert opened(folder).append([a_record(number)]).written == 0
    assert opened(folder).append_rewrites([REWRITE]).written == 0
    assert opened(folder).path.read_bytes() == before
    assert opened(folder).append([a_record(99)]).written == 1
    assert opened(folder).append([a_record(99)]).written == 0


@pytest.mark.parametrize("policy", [ALWAYS, IndexPolicy()])
def test_many_ids_are_looked_up_at_once(folder: Path, policy: IndexPolicy) -> None:
    """With the index and without it: those that are stored, before and after its end, and no other."""
    store = LocalStore(folder, index_policy=policy)
    ids = [a_record(number).id for number in range(0, RECORDS + 20, 3)]
    known = {a_record(number).id for number in range(0, RECORDS + 10, 3)}
    assert store.known(ids).keys() == known
    assert store.known(ids[:2]).keys() == known & set(ids[:2])


def test_higher_facts_supersede_lower_ones(folder: Path) -> None:
    """Of several lines of a commit, in the index and after it, the highest version counts."""
    first = a_record(3)
    newer = replace(first, facts=first.facts + 1)
    assert opened(folder).append([newer]).written == 1
    opened(folder).refresh_index()
    assert opened(folder).append([newer]).written == 0
    assert opened(folder).known([first.id]) == {first.id: newer.facts}
    assert opened(folder).append([replace(first, facts=first.facts + 2)]).written == 1


def test_a_line_that_is_damaged_since_is_not_believed(folder: Path) -> None:
    """The index says where a line is, the journal whether it is good."""
    content = opened(folder).path.read_bytes()
    at = content.index(a_record(5).id.encode())
    with opened(folder).path.open("r+b") as stream:
        stream.seek(at + 300)
        stream.write(b"#")
    assert opened(folder).append([a_record(5)]).written == 1


def test_one_commit_is_found_through_the_index(folder: Path) -> None:
    """By id and by hash, before and after its end, also on a line of another program that holds no id."""
    path = opened(folder).path
    line = encode_commit(a_record(77), "2023-11-23T12:00:00Z").replace(b'"id":"%s",' % a_record(77).id.encode(), b"")
    path.write_bytes(path.read_bytes() + line)
    for indexed in (False, True):
        if indexed:
            opened(folder).rebuild_index()
        for number in (0, RECORDS - 1, RECORDS + 9, 77):
            wanted = a_record(number)
            for name in (wanted.id, wanted.hash):
                record = opened(folder).record(name)
                assert record is not None
                assert record.hash == wanted.hash
        assert opened(folder).record(hash_of(99)) is None


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _touch(path: Path) -> None:
    os.utime(path)


@pytest.mark.parametrize("damage", [_flip, _cut, _empty, _touch])
def test_an_index_that_was_touched_is_not_used(folder: Path, damage: Callable[[Path], None]) -> None:
    """The journal is searched instead, and a new index takes its place."""
    damage(index_path(folder))
    assert covered(folder) == 0
    for number in (0, RECORDS - 1, RECORDS + 3):
        assert opened(folder).append([a_record(number)]).written == 0
    opened(folder).refresh_index()
    assert covered(folder) == opened(folder).path.stat().st_size


def test_an_index_of_another_journal_is_not_used(folder: Path) -> None:
    """A journal that was replaced under its name, as `forget` and a restored backup do it."""
    path = opened(folder).path
    lines = path.read_bytes().splitlines(keepends=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(b"".join(lines[1:]))
    fresh.replace(path)
    assert covered(folder) == 0
    assert opened(folder).append([a_record(0)]).written == 1
    assert opened(folder).append([a_record(1)]).written == 0


def test_an_index_of_what_was_forgotten_meanwhile_is_not_written(folder: Path) -> None:
    """A drain has read the journal, another process forgets a part of it: no index of what was there comes back."""
    opened(folder).drop_index()
    store = opened(folder)
    with store.journal.locked():
        drain = Thread(target=opened(folder).refresh_index)
        drain.start()
        time.sleep(0.3)  # it has read all and waits for the lock; on a busy machine it may not, and this proves less
        lines = store.path.read_bytes().splitlines(keepends=True)
        replace_content(store.path, lines[RECORDS // 2 :])
    drain.join()
    assert not index_path(folder).exists() or covered(folder) == store.path.stat().st_size
    assert list(folder.glob(f"{index_path(folder).name}.*")) == []


def test_a_short_journal_needs_no_index(tmp_path: Path) -> None:
    """It is searched faster than a database is opened; and where there is no journal, nothing is made."""
    store = LocalStore(tmp_path / "data", now=lambda: NOW)
    store.refresh_index()
    assert not store.folder.exists()
    store.append([a_record()])
    store.refresh_index()
    assert not store.index_path.exists()


def test_the_cache_of_older_versions_is_removed(folder: Path) -> None:
    """By the next refresh, by forgetting, and with the index."""
    old = folder / "commits.keys1"
    for remove in (opened(folder).refresh_index, opened(folder).drop_caches):
        old.write_bytes(b"ids of another time")
        remove()
        assert not old.exists()
