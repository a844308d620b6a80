"""What an index says of a journal, and when it is believed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.journal_index import covered_by, key_of, offsets_of, status_of
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.commits.record import Rewrite
from tests.adapters.store.local.records import a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_are_found_by_key(tmp_path: Path) -> None:
    """Commits and rewrites, each at the offset where its line begins; a key of none has no offsets."""
    store = LocalStore(tmp_path)
    store.append(map(a_record, range(5)))
    store.append_rewrites([Rewrite(hash_of(1), hash_of(2), "amend", "shop-1234")])
    store.rebuild_index()
    content = store.path.read_bytes()
    names = [*(a_record(number).id for number in range(5)), f"{hash_of(1)}>{hash_of(2)}"]
    keys = [key_of(name.encode()) for name in names]
    offsets = offsets_of(index_path(tmp_path), [*keys, key_of(b"none")])
    assert offsets is not None
    begins = [sum(map(len, content.splitlines(keepends=True)[:line])) for line in range(6)]
    assert [offsets[key] for key in keys] == [[begin] for begin in begins]
    assert offsets[key_of(b"none")] == []


def test_a_file_that_anything_has_touched_is_not_believed(tmp_path: Path) -> None:
    """Its time of writing is one that it holds itself."""
    store = LocalStore(tmp_path)
    store.append(map(a_record, range(5)))
    store.rebuild_index()
    path = index_path(tmp_path)
    status = status_of(path)
    assert status is not None
    assert (status.commits, status.covered_bytes) == (5, store.path.stat().st_size)
    os.utime(path)
    assert [status_of(path), covered_by(path), offsets_of(path, [1])] == [None] * 3
    path.unlink()
    assert [status_of(path), covered_by(path), offsets_of(path, [1])] == [None] * 3
