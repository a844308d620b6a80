"""Rows of habits fit their screen."""

from __future__ import annotations

import pytest

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.habit_rows import HabitRow, habit_lines

ROWS = [
    HabitRow("Better", "Says why", "40% -> 72%"),
    HabitRow("Better", "Names what changed", "61% -> 80%"),
    HabitRow("Worse", "Adds tests", ""),
]


def drawn(columns: int, rows: list[HabitRow]) -> list[str]:
    """The lines as text."""
    return ["".join(span.text for span in line) for line in habit_lines(rows, Canvas(columns))]


def test_a_label_stands_once_and_figures_in_a_column() -> None:
    """For all rows that share it."""
    assert drawn(80, ROWS) == [
        "  Better   Says why             40% -> 72%",
        "           Names what changed   61% -> 80%",
        "  Worse    Adds tests",
    ]


@pytest.mark.parametrize("columns", [30, 40, 44, 60])
def test_nothing_is_wider_than_the_screen_and_nothing_is_lost(columns: int) -> None:
    """Figures that do not fit behind a title stand below it."""
    lines = drawn(columns, ROWS)
    assert max(map(len, lines)) <= columns
    text = " ".join(" ".join(lines).split())
    assert all(row.figures in text and row.title in text for row in ROWS)
