"""Cells of CSV (RFC 4180), safe for spreadsheets and terminals: no text of a stranger becomes a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

# A cell that begins so is a formula in some spreadsheet (OWASP ASVS 1.2.10), also in full-width forms, also behind
# blanks.
_FORMULA: Final = tuple("=+-@\t\r\0＝＋－＠")
# The rows may go to a terminal. Tabs and line ends may stand in a cell, and do no harm there.
_WITHIN_A_LINE: Final = pattern(r"[^\t\r\n]+")


def csv_text(text: str) -> str:
    """The text for a cell: one that could be a formula gets an apostrophe in front."""
    safe = _WITHIN_A_LINE.sub(lambda run: safe_text(run[0]), text)
    return f"'{safe}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else safe


def csv_row(cells: Iterable[object]) -> str:
    """One row with its line end."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
