"""Commits as CSV: text by strangers stays text."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given

from craftnudge.domain.commits.record import CommitRecord, Person
from craftnudge.presentation.formats.record_csv import COLUMNS, csv_rows
from craftnudge.presentation.safe_text import safe_text
from tests.adapters.store.local.records import a_record
from tests.adapters.store.local.strategies import records


@given(records())
def test_any_commit_is_one_row_of_csv(record: CommitRecord) -> None:
    """Any commit is one row with the columns of the heading, in UTF-8, and no cell begins like a formula."""
    text = "".join(csv_rows([record]))
    heading, row = csv.reader(io.StringIO(text, newline=""))
    assert tuple(heading) == COLUMNS
    assert len(row) == len(COLUMNS)
    text.encode()
    for name in ("repository", "branch", "author_name", "author_email", "subject", "message", "stats_error"):
        assert not row[COLUMNS.index(name)].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@given(records())
def test_csv_may_be_read_at_a_terminal(record: CommitRecord) -> None:
    """Nothing in a row moves the cursor, hides or reorders: of all controls only tabs and line ends are left."""
    row = list(csv_rows([record]))[1]
    assert all(safe_text(piece) == piece for piece in re.split(r"[\t\r\n]+", row))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "\r=1"])
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    """What some spreadsheet would compute is marked as text."""
    row = next(csv.DictReader(io.StringIO("".join(csv_rows([a_record(author=Person(start, ""))])), newline="")))
    assert row["author_name"] == f"'{start}"
