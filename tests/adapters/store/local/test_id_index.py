"""The table of keys is only a cache: it changes the time of an append, never what is appended."""

from __future__ import annotations

import os
import time
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.id_index import EMPTY, FILE_NAME, key_table
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.rewrite_journal import replace_content
from craftnudge.domain.commits.record import Rewrite
from craftnudge.runtime.fast_dataclasses import replace
from tests.adapters.store.local.records import FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = FIRST_SECONDS + 1_000_000
RECORDS = 40


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal of forty commits and a rewrite, with a table of them all, and ten commits since."""
    made = Journal(tmp_path, now=lambda: NOW)
    made.append([a_record(number) for number in range(RECORDS)])
    made.append_rewrites([Rewrite(hash_of(1), hash_of(2), "amend", "shop-1234")])
    made.table_keys(0)
    made.append([a_record(number) for number in range(RECORDS, RECORDS + 10)])
    return made


def again(journal: Journal) -> Journal:
    """The same journal, as another process opens it."""
    return Journal(journal.path.parent, now=lambda: NOW)


def covered(journal: Journal) -> int:
    """How much of the journal its table is believed to cover."""
    with journal.path.open("rb") as stream, key_table(journal.path.with_name(FILE_NAME), stream.fileno()) as table:
        return table.covered_bytes


def test_each_commit_is_still_one_line(journal: Journal) -> None:
    """What is there already is found, before and after the table's end; what is not there is written once."""
    assert covered(journal) > 0
    before = journal.path.read_bytes()
    for number in range(RECORDS + 10):
        assert again(journal).append([a_record(number)]).written == 0
    assert again(journal).append_rewrites([Rewrite(hash_of(1), hash_of(2), "amend", "shop-1234")]).written == 0
    assert journal.path.read_bytes() == before
    assert again(journal).append([a_record(99)]).written == 1
    assert again(journal).append([a_record(99)]).written == 0


def test_higher_facts_are_told_from_lower_ones(journal: Journal) -> None:
    """Of several lines of a commit, in the table and after it, the highest version counts."""
    first = a_record(3)
    newer = replace(first, facts=first.facts + 1)
    assert again(journal).append([newer]).written == 1
    journal.table_keys(0)
    assert again(journal).append([newer]).written == 0
    assert again(journal).known([first.id]) == {first.id: newer.facts}
    assert again(journal).append([replace(first, facts=first.facts + 2)]).written == 1


def test_a_line_that_is_damaged_since_is_not_believed(journal: Journal) -> None:
    """The table says where a line is, the journal whether it is good."""
    content = journal.path.read_bytes()
    at = content.index(a_record(5).id.encode())
    with journal.path.open("r+b") as stream:
        stream.seek(at + 300)
        stream.write(b"#")
    assert again(journal).append([a_record(5)]).written == 1


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
def test_a_table_that_was_touched_is_not_used(journal: Journal, damage: Callable[[Path], None]) -> None:
    """Whatever happened to it: it is searched again, and a new table takes its place."""
    damage(journal.path.with_name(FILE_NAME))
    assert covered(journal) == 0
    for number in (0, RECORDS - 1, RECORDS + 3):
        assert again(journal).append([a_record(number)]).written == 0
    journal.table_keys(0)
    assert covered(journal) == journal.path.stat().st_size


def test_an_offset_that_no_file_has_is_not_followed(journal: Journal) -> None:
    """A bit that fell over on the disk: the line is not found, and the commit is written once more."""
    table = journal.path.with_name(FILE_NAME)
    status, data = table.stat(), bytearray(table.read_bytes())
    offsets = range(len(data) - 8, len(data) - 16 * (RECORDS + 1), -16)
    for offset in offsets:
        data[offset] |= 0x80
    table.write_bytes(data)
    os.utime(table, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert covered(journal) > 0
    assert again(journal).append([a_record(3)]).written == 1
    assert again(journal).append([a_record(3)]).written == 0


def test_a_table_of_another_journal_is_not_used(journal: Journal) -> None:
    """A journal that was written anew under the name, as `forget` and a restored backup do it."""
    lines = journal.path.read_bytes().splitlines(keepends=True)
    fresh = journal.path.with_suffix(".new")
    fresh.write_bytes(b"".join(lines[1:]))
    fresh.replace(journal.path)
    assert covered(journal) == 0
    assert again(journal).append([a_record(0)]).written == 1
    assert again(journal).append([a_record(1)]).written == 0


def test_a_table_of_what_was_forgotten_meanwhile_is_not_written(journal: Journal) -> None:
    """A drain has read the journal, another process forgets a part of it: no table of what was there comes back."""
    table = journal.path.with_name(FILE_NAME)
    table.unlink()
    with journal.locked():
        drain = Thread(target=again(journal).table_keys, args=(0,))
        drain.start()
        time.sleep(0.3)  # it has read all and waits for the lock; on a busy machine it may not, and this proves less
        lines = journal.path.read_bytes().splitlines(keepends=True)
        replace_content(journal.path, lines[RECORDS // 2 :])
    drain.join()
    assert not table.exists() or covered(journal) == journal.path.stat().st_size
    assert list(journal.path.parent.glob(f"{FILE_NAME}.*")) == []


def test_a_short_journal_needs_no_table(tmp_path: Path) -> None:
    """It is searched faster than a table is read; and where there is no journal, none is made."""
    journal = Journal(tmp_path / "data", now=lambda: NOW)
    journal.table_keys()
    assert not journal.path.parent.exists()
    journal.append([a_record()])
    journal.table_keys()
    assert not journal.path.with_name(FILE_NAME).exists()
    assert list(EMPTY.places(b"any")) == []
