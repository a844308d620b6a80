"""Cells of CSV that no spreadsheet runs and no terminal obeys."""

from __future__ import annotations

import csv
import io

import pytest

from craftnudge.presentation.formats.csv_cells import csv_row, csv_text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1", "＝1+1", "\r=1"])
def test_a_formula_becomes_text(text: str) -> None:
    """Also behind blanks, and in full-width signs."""
    assert csv_text(text).startswith("'")


@pytest.mark.parametrize("text", ["Add a total", "a = b", "1 - 2", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    """A sign inside it is no formula."""
    assert csv_text(text) == text


def test_control_characters_are_escaped_and_cells_keep_their_lines() -> None:
    """A row is read back as it was, with quotes, commas and line ends in cells."""
    assert "\x1b" not in csv_text("a\x1b[31mb")
    assert csv_text("one\n\ttwo") == "one\n\ttwo"
    cells = ['say "hi"', "a,b", "one\ntwo", "8.4"]
    assert next(csv.reader(io.StringIO(csv_row(cells)))) == cells
