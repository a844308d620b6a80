"""A finding on the screen, at any width."""

from __future__ import annotations

import pytest

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.finding_lines import finding_lines

SENTENCE = "The message doesn't say why app.py changed in so many lines."


def drawn(columns: int, advice: str) -> list[str]:
    """The lines as text."""
    return [
        "".join(span.text for span in line)
        for line in finding_lines("CN102", "-1.3", SENTENCE, advice, Canvas(columns))
    ]


def test_check_points_and_sentence_come_first_then_what_to_do() -> None:
    """What to do begins below the sentence; without any there is no second line."""
    first, second = drawn(100, "Add the reason.")
    assert first == f"    CN102 -1.3  {SENTENCE}"
    assert second == "                → Add the reason."
    assert drawn(100, "") == [first]


@pytest.mark.parametrize("columns", [36, 50, 80])
def test_nothing_is_cut(columns: int) -> None:
    """Every word of both is there, within the screen; on a narrow one, both stand further left."""
    lines = drawn(columns, "Add one line to the body.\nSay what was wrong before.")
    assert max(map(len, lines)) <= columns
    text = " ".join(" ".join(lines).split())
    assert "what was wrong before." in text.replace("→ ", "")
    assert any(line.startswith("      → ") for line in lines) == (columns < 42)
