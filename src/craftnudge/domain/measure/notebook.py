"""The lines that a person wrote in a Jupyter notebook: those of its cells, without outputs and metadata.

A notebook is JSON (nbformat 3 and 4). Lines of code stay as they are; those of text cells become comments, as in the
percent format of jupytext, so that they are measured as such.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.change import Hunk
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Not one of the marks that make a comment look like code that was commented out.
_TEXT_MARK = "#: "
_SOURCE_KEYS = ("source", "input")
_TEXT_CELLS = ("markdown", "raw", "heading")


class NotebookText(NamedTuple):
    """The lines of all cells, each with its line end, and the 1-based line of the file for each."""

    text: bytes
    file_lines: tuple[int, ...]


NO_NOTEBOOK = NotebookText(b"", ())


def notebook_text(data: bytes) -> NotebookText | None:
    """The cells of a notebook; None for anything else. An absent file (empty) has no cells."""
    if not data:
        return NO_NOTEBOOK
    try:
        text = data.decode("utf-8")
        cells = list(_cells(json.loads(text)))
    except (ValueError, RecursionError):
        return None
    if not cells:
        return None if b'"nbformat"' not in data else NO_NOTEBOOK
    lines: list[str] = []
    numbers: list[int] = []
    finder = _LineFinder(text)
    for cell in cells:
        mark = _TEXT_MARK if cell.get("cell_type") in _TEXT_CELLS else ""
        finder.enter_cell(cell)
        for line in _source_lines(cell):
            numbers.append(finder.line_of(line))
            lines.append(mark + line.rstrip("\r\n").replace("\r", " ").replace("\n", " ") + "\n")
    return NotebookText("".join(lines).encode("utf-8", "replace"), tuple(numbers))


def hunks_in_file(hunks: Sequence[Hunk], old: NotebookText, new: NotebookText) -> tuple[Hunk, ...]:
    """Hunks of the cells' lines with the line numbers of the file; one is cut where its lines do not follow."""
    return tuple(placed for hunk in hunks for placed in _placed(hunk, old, new))


def _placed(hunk: Hunk, old: NotebookText, new: NotebookText) -> Iterator[Hunk]:
    removed, old_start = hunk.removed, _file_line(old, hunk.old_start)
    at = hunk.new_start - 1
    lines = hunk.added.splitlines(keepends=True)
    if not lines:
        yield Hunk(old_start, _file_line(new, hunk.new_start), removed, b"")
        return
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _file_line(new, at + index + 1) == _file_line(new, at + index) + 1:
            continue
        yield Hunk(old_start, _file_line(new, at + first + 1), removed, b"".join(lines[first:index]))
        first, removed = index, b""


def _file_line(notebook: NotebookText, line: int) -> int:
    """The line of the file for a line of the cells; 1 if it is unknown."""
    return notebook.file_lines[line - 1] if 0 < line <= len(notebook.file_lines) else 1


def _cells(document: Any) -> Iterator[dict[str, Any]]:
    """The cells of either format. Raises ValueError for a document that is no notebook."""
    if not isinstance(document, dict):
        raise ValueError("no notebook")  # noqa: TRY004 - one error for all that is none
    worksheets = document.get("worksheets")
    holders = worksheets if isinstance(worksheets, list) else [document]
    for holder in holders:
        cells = holder.get("cells") if isinstance(holder, dict) else None
        if isinstance(cells, list):
            yield from (cell for cell in cells if isinstance(cell, dict))


def _source_lines(cell: dict[str, Any]) -> list[str]:
    """The lines of a cell, whose text is a list of lines or one text."""
    source = next((cell[key] for key in _SOURCE_KEYS if key in cell), "")
    if isinstance(source, str):
        return source.splitlines()
    return [line for line in source if isinstance(line, str)] if isinstance(source, list) else []


class _LineFinder:
    """Finds the lines of a file's text that its strings stand on, in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1

    def enter_cell(self, cell: dict[str, Any]) -> None:
        """Goes on to the key that the lines of the next cell stand behind."""
        key = next((key for key in _SOURCE_KEYS if key in cell), None)
        if key is not None:
            self._go_to(self._text.find(f'"{key}"', self._at))

    def line_of(self, line: str) -> int:
        """The line that the next text stands on; where it is written in an unusual way, the last one found."""
        for ascii_only in (False, True):
            written = json.dumps(line, ensure_ascii=ascii_only)
            at = self._text.find(written, self._at)
            if at >= 0:
                self._go_to(at, len(written))
                break
        return self._line

    def _go_to(self, at: int, length: int = 0) -> None:
        if at >= 0:
            self._line += self._text.count("\n", self._at, at)
            self._at = at + length
