"""Commits as a table of Markdown: text by strangers stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from craftnudge.presentation.formats.record_markdown import markdown_rows
from craftnudge.presentation.markdown_text import markdown_text
from craftnudge.presentation.safe_text import safe_text
from tests.adapters.store.local.strategies import records

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord


@given(records())
def test_a_row_of_markdown_is_one_row_of_seven_cells(record: CommitRecord) -> None:
    """Any commit is one line of the table, and no bar, tag or bracket in it is left to mean anything."""
    row = list(markdown_rows([record]))[2]
    assert row.count("\n") == 1
    assert row.replace("\\\\", "").replace("\\|", "").count("|") == 8
    assert safe_text(row[:-1]) == row[:-1]


def test_markup_is_escaped() -> None:
    """Links, pictures, HTML and emphasis are shown as they were written."""
    assert markdown_text("![a](b) <b>*x*</b>") == r"!\[a\](b) &lt;b>\*x\*&lt;/b>"
