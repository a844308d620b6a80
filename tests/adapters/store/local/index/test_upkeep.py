"""The index is made by one thread of a process at a time, and only of the journal that has the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.journal_index import usable_part
from craftnudge.adapters.store.local.index.upkeep import extend_if_free, index_status, rebuild_index, write_index
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.snapshot import snapshot
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Ten commits, and an index of them."""
    journal = Journal(tmp_path)
    journal.append(map(a_record, range(10)))
    rebuild_index(tmp_path)
    return journal


def test_an_index_is_extended_by_what_came_since(tmp_path: Path, journal: Journal) -> None:
    """It then covers the whole journal, as one that is made again does."""
    journal.append(map(a_record, range(10, 15)))
    with snapshot(journal.path) as content:
        assert content is not None
        before = usable_part(index_path(tmp_path), content)
        assert before is not None
        assert before.covered_bytes < content.size
        covered = extend_if_free(tmp_path, content, before)
        assert covered is not None
        assert covered.covered_bytes == content.size
    status = index_status(tmp_path)
    assert (status.usable, status.commits, status.covered_bytes) == (True, 15, status.journal_bytes)
    assert rebuild_index(tmp_path).commits == 15


def test_an_index_of_a_replaced_journal_gets_no_name(tmp_path: Path, journal: Journal) -> None:
    """What was read of the old file is thrown away; the index that is there is of no use any more."""
    with snapshot(journal.path) as content:
        assert content is not None
        index_path(tmp_path).unlink()
        journal.path.with_suffix(".new").write_bytes(journal.path.read_bytes())
        journal.path.with_suffix(".new").replace(journal.path)
        with pytest.raises(ValueError, match="replaced"):
            write_index(tmp_path, content, None)
        assert extend_if_free(tmp_path, content, None) is None
    assert not index_path(tmp_path).exists()
    assert not index_status(tmp_path).usable
