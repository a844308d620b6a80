"""Lines that are surely prose, and sentences that surely run on."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.rewording.prose_lines import is_prose, is_running_on


@pytest.mark.parametrize(
    "line",
    [
        "The reader stopped at a blank line, so the rest was lost.",
        "`read` returns nothing where the file is empty (see the page on formats).",
        "Der Leser hielt an einer leeren Zeile an, und der Rest ging verloren.",
        "and the rest.",
    ],
)
def test_sentences_and_their_ends_are_prose(line: str) -> None:
    """In English or another language with blanks between its words."""
    assert is_prose(line)


@pytest.mark.parametrize(
    "line",
    [
        "reader: stop at the end of the file and not at a blank line",
        "Closes #12 and some more of what was wrong with it",
        "  indented and more of it in the same line as before",
        "1. the reader stops at the end of the file",
        "the reader  the writer  the file  the line",
        "at 12:00 the reader stopped at the end of the file",
        "x = the number of rows that the reader has read",
        "ERROR Reader stopped at the end of the file",
        "Ann Dev, Bob Dev, Cleo Dev, Dora Dev, Emil Dev",
        "the reader stopped at the end of the file  ",
        "",
    ],
)
def test_a_doubt_is_enough(line: str) -> None:
    """Labels, footers, columns, lists, times, code, names, and breaks that an author made."""
    assert not is_prose(line)


def test_a_sentence_runs_on_in_a_small_letter_behind_a_full_line() -> None:
    """A short line, an end of a sentence and a capital are breaks of the author's."""
    full = "The reader stopped at a blank line, so that the rest of"
    assert is_running_on(full, "the file was lost.")
    assert not is_running_on(full, "The file was lost.")
    assert not is_running_on(f"{full} it.", "the file was lost.")
    assert not is_running_on("The reader stopped", "at a blank line.")
    assert not is_running_on(f"{full}  ", "the file was lost.")
