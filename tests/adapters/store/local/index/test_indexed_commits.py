"""The index itself answers for plain commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.indexed_commits import IndexedCommits
from craftnudge.adapters.store.local.index.journal_index import Question, key_of, opened
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.commits.record import CommitTime
from craftnudge.runtime.fast_dataclasses import replace
from tests.adapters.store.local.records import a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path

ALL = Question(b"", b"~", b"", None, None)


def test_commits_with_several_lines_and_figures_of_any_size_are_left_to_the_journal(tmp_path: Path) -> None:
    """Only what a row says exactly is answered from it."""
    first = a_record(3)
    store = LocalStore(tmp_path)
    store.append([a_record(1), a_record(2), replace(first, facts=1), replace(first, facts=2)])
    store.append([a_record(4, authored=CommitTime(2**70, 0)), a_record(5)])
    store.rebuild_index()
    with opened(index_path(tmp_path)) as database:
        indexed = IndexedCommits(database, ALL, lambda *_: True, b"")
        indexed.leave_out([key_of(a_record(2).id.encode())], [bytes.fromhex(hash_of(5))])
        assert len(indexed.others()) == 4
        assert [row.hash.hex() for row in indexed.rows(None, None)] == [hash_of(1)]
        assert indexed.count() == 1
        assert list(indexed.counts().values()) == [1]
