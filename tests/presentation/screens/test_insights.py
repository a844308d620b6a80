"""The insights screen: a screenful at most, at any width, with what it leaves out."""

from __future__ import annotations

import pytest

from craftnudge.domain.habits.history import History, history_of
from craftnudge.domain.habits.insight import ExampleCommit, Insight
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.insights import insights_screen
from tests.support.piped import piped
from tests.support.scored import Diary


def history(commits: int = 30) -> History:
    """So many commits with long and foreign subjects."""
    diary = Diary()
    for day in range(commits):
        diary.write(day, message="Rework the importer so that it reads 日本語 files \x1b[31m" if day % 2 else "")
    return history_of(diary.commits)


def insight(of: History, commits: int, note: str = "+912 -30") -> Insight:
    """One that is shown by so many commits."""
    shown = tuple(ExampleCommit(commit, note) for commit in of.own[:commits])
    figures = {"large_share": 0.25, "small_share": 0.9}
    return Insight("large_explain_less", figures, shown, 0.01, 1, {"large_lines": 200})


def text_of(of: History, insights: list[Insight], canvas: Canvas, days: int = 90) -> str:
    """The screen as a pipe gets it."""
    return piped(insights_screen(of, insights, "Ann Dev", days, canvas))


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("note", ["", "+912 -30", "fixed by 1234567"])
def test_every_line_fits(columns: int, unicode: bool, note: str) -> None:
    """No line is wider than the screen; no control sign of a stranger's text is left."""
    of = history()
    text = text_of(of, [insight(of, number, note) for number in range(4)], Canvas(columns, unicode))
    assert max(map(width, text.split("\n"))) <= columns
    assert "\x1b" not in text


def test_commits_are_named_and_the_rest_counted() -> None:
    """As many commits as fit stand on the line; how many there are in all is said only where some are left out."""
    of = history()
    assert "... 12 in all" in text_of(of, [insight(of, 12)], Canvas(80))
    assert "in all" not in text_of(of, [insight(of, 1)], Canvas(80))
    assert "(no message)" in text_of(of, [insight(of, 1)], Canvas(80))


def test_more_than_a_screenful_is_counted() -> None:
    """At most six are drawn; the others are said to be there."""
    of = history()
    text = text_of(of, [insight(of, 1)] * 8, Canvas(80))
    assert "  6  " in text
    assert "  7  " not in text
    assert "2 weaker patterns more" in text


def test_nothing_found_is_said_as_what_it_is() -> None:
    """No commits, too few of them and no pattern in many are three different answers."""
    assert "Not enough commits: patterns need at least 20." in text_of(history(5), [], Canvas(80))
    assert "No commits in this period." in text_of(history_of([]), [], Canvas(80))
    assert "No clear patterns in these 30 commits." in text_of(history(), [], Canvas(80))


def test_commits_of_an_older_rubric_are_counted() -> None:
    """The figures leave them out, and the screen says how many."""
    diary = Diary()
    for day in range(3):
        diary.write(day, rubric_version=1 + day // 2)
    assert "Ignored: 2 commits scored by an older rubric." in text_of(history_of(diary.commits), [], Canvas(80), days=1)
