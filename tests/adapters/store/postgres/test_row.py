"""A line becomes a row whose columns say what the line says."""

from __future__ import annotations

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.local.line_brief import brief_of
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.postgres.row import COLUMNS, brief_of_row, key_of, row_of
from craftnudge.domain.commits.record import CommitTime
from tests.adapters.store.local.records import a_record

STAMP = "2026-11-30T12:00:00Z"


def test_the_brief_of_a_row_is_that_of_its_line() -> None:
    """What looking back needs is the same from the columns as from the line."""
    line = encode_commit(a_record(7, author=None, committed=None), STAMP)[:-1]
    row = row_of(1, b"key", 3, line, b"")
    assert len(row.values) == len(COLUMNS.split(","))
    brief = row.brief
    times = brief.authored_seconds, brief.authored_offset_minutes, brief.committed_seconds
    columns = [brief.commit_id, a_record().facts, row.sound, brief.hash, *times, brief.committed_offset_minutes]
    assert brief_of_row([*columns, brief.author_and_repository]) == brief_of(line)


@pytest.mark.parametrize("seconds", [2**63, -(2**80)])
def test_a_figure_beyond_its_column_is_left_to_the_line(seconds: int) -> None:
    """A commit's clock may say anything; the row is stored all the same."""
    line = encode_commit(a_record(7, authored=CommitTime(seconds, 0)), STAMP)[:-1]
    assert set(row_of(1, b"key", 3, line, b"").brief) == {None}


def test_a_damaged_line_is_asked_by_its_line_alone() -> None:
    """Its columns would repeat the damage as if it were the truth."""
    line = encode_commit(a_record(7), STAMP)[:-1].replace(b"shop", b"shoq", 1)
    row = row_of(1, b"key", 3, line, b"")
    assert not row.sound
    assert set(row.brief) == {None}


def test_long_keys_fit_an_index() -> None:
    """A key of any length is stored in few bytes, and different keys stay different."""
    assert key_of(b"k" * 200) == b"k" * 200
    assert len(key_of(b"k" * 5_000)) == 32
    assert key_of(b"k" * 5_000) != key_of(b"k" * 5_001)
