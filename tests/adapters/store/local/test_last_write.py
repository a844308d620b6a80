"""A change of the journal by another program is noticed, also below an append, and costs only time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.last_write import LOCK_NAME, lineage_of
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.local.store import LocalStore
from tests.adapters.store.local.records import a_record
from tests.adapters.store.local.test_recall import PEOPLE, PLACES, fill
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS = IndexPolicy(from_bytes=0)
COMMITS = 300


def scores(folder: Path) -> dict[str, bytes | None]:
    """The kept score of each commit."""
    with LocalStore(folder, index_policy=ALWAYS).survey(rubric_key=b"k") as survey:
        return {entry.hash: entry.score for entry in survey.commits()}


@pytest.fixture
def indexed(tmp_path: Path) -> Path:
    """A journal of 300 commits, and an index with a score for each."""
    fill(tmp_path, COMMITS)
    with LocalStore(tmp_path, index_policy=ALWAYS).survey(rubric_key=b"k") as survey:
        survey.remember({entry.place: b"1" for entry in survey.commits()})
    assert set(scores(tmp_path).values()) == {b"1"}
    return tmp_path


def change_in_place(path: Path, offset: int, content: bytes) -> None:
    """Overwrites bytes as an editor may; returns when the file has another time of writing."""
    before = path.stat().st_mtime_ns

    def changed() -> bool:
        with path.open("r+b") as stream:
            stream.seek(offset)
            stream.write(content)
        return path.stat().st_mtime_ns != before

    wait_until(changed)


def test_an_old_line_that_was_changed_below_an_append_has_no_stale_score(indexed: Path) -> None:
    """Same length, far from the end: neither its score nor its author comes from the index of before."""
    store = LocalStore(indexed, index_policy=ALWAYS)
    content = store.path.read_bytes()
    at = content.index(b'"Ann"', content.index(a_record(COMMITS // 2).id.encode()))
    change_in_place(store.path, at, b'"Eve"')
    store.append([a_record(COMMITS + 1, author=PEOPLE[1], repository=PLACES[0])])
    with store.survey(rubric_key=b"k") as survey:
        authors = survey.authors
        assert {entry.score for entry in survey.commits()} == {None}
    assert authors == LocalStore(indexed).authors()
    assert "Eve" in {author.name for author, _ in authors if author}


def test_appends_alone_keep_the_lineage_and_the_scores(indexed: Path) -> None:
    """The index covers what it covered, without a look at the old lines, and is not written again."""
    store = LocalStore(indexed, index_policy=ALWAYS)
    before = index_path(indexed).stat()
    store.append([a_record(COMMITS + 1)])
    LocalStore(indexed).append([a_record(COMMITS + 2)])
    assert list(scores(indexed).values()).count(b"1") == COMMITS
    assert index_path(indexed).stat() == before


@pytest.mark.parametrize("note", [b"", b"\0garbage", b"\n" * 300])
def test_a_lost_note_costs_one_checksum(indexed: Path, note: bytes) -> None:
    """The lines are unchanged, so the scores stay, and the index is sealed under the new lineage."""
    (indexed / LOCK_NAME).write_bytes(note)
    LocalStore(indexed).append([a_record(COMMITS + 1)])
    before = index_path(indexed).stat()
    assert list(scores(indexed).values()).count(b"1") == COMMITS
    after = index_path(indexed).stat()
    assert after != before
    assert list(scores(indexed).values()).count(b"1") == COMMITS
    assert index_path(indexed).stat() == after


def test_a_journal_that_was_only_touched_keeps_its_scores(indexed: Path) -> None:
    """A new time of writing alone changes nothing."""
    os.utime(LocalStore(indexed).path)
    assert set(scores(indexed).values()) == {b"1"}


def test_a_lineage_ends_with_any_other_write(indexed: Path) -> None:
    """Another size or time of writing, or another file, is not what the last append left."""
    path = LocalStore(indexed).path
    with snapshot(path) as journal:
        assert journal is not None
        lineage = lineage_of(indexed / LOCK_NAME, journal.descriptor)
        assert lineage
        change_in_place(path, 5, path.read_bytes()[5:6])
        assert not lineage_of(indexed / LOCK_NAME, journal.descriptor)
        assert not lineage_of(indexed / "no lock", journal.descriptor)
    LocalStore(indexed).append([a_record(COMMITS + 1)])
    with snapshot(path) as journal:
        assert journal is not None
        assert lineage_of(indexed / LOCK_NAME, journal.descriptor) not in {"", lineage}
