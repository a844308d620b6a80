"""The goal: one line, and a few when it is reached."""

from __future__ import annotations

import pytest

from craftnudge.domain.habits.goal import GoalProgress
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.goal_progress import goal_line, goal_reached_lines
from tests.support.piped import piped
from tests.support.scored import Diary, check_result


def course(met: int, of: int, title: str = "Says why, where the reason is not obvious") -> GoalProgress:
    """So many of the last commits met it."""
    diary = Diary()
    before, after = diary.write(0, message=""), diary.write(1, message="Reject expired tokens, which let guests in")
    outcomes = (True,) * met + (False,) * (of - met)
    return GoalProgress("CN191", title, "Say it.", outcomes, of, 1, 4, met, before, (after,))


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(("passed", "of"), [(0, 0), (3, 4), (12, 20), (20, 20)])
@pytest.mark.parametrize("unicode", [True, False])
def test_the_line_is_one_line(columns: int, passed: int, of: int, unicode: bool) -> None:
    """It fits at any width, with a dot for two commits."""
    text = piped([goal_line(course(passed, of), Canvas(columns, unicode))])
    assert "\n" not in text
    assert width(text) <= columns
    assert text.count("●" if unicode else "o") >= passed // 2
    assert (f"{passed} of {of}" if of else "0 of 20") in text
    assert ("(done at 16" in text) == (columns > 60 or not of)


def test_a_pipe_gets_figures_without_dots() -> None:
    """A pipe gets no drawing."""
    assert "●" not in piped([goal_line(course(12, 20), Canvas(80, bars=False))])


def test_a_habit_that_holds_is_shown_by_own_commits() -> None:
    """The share before, the number now, and one commit of each."""
    text = piped(goal_reached_lines(course(16, 20), Canvas(120)))
    assert "16 of your last 20 commits, up from 25%." in text
    assert "(no message)" in text
    assert "Reject expired tokens, which let guests in" in text


def test_the_newer_commit_shows_what_it_is_quoted_for() -> None:
    """Below its subject stands what the check says of it, and not the subject once more."""
    diary = Diary()
    result = check_result("CN191", "why", 1, 300)
    after = diary.write(0, message="Reject tokens", checks=[result])
    held = GoalProgress("CN191", "Says why", "", (True,) * 20, 20, 0, 0, 20, None, (after,))
    now, shown = piped(goal_reached_lines(held, Canvas(80))).split("\n")[-2:]
    assert "Reject tokens" in now
    assert shown.strip() == f"{result.heading}."


def test_a_habit_without_a_before_is_shown_without_one() -> None:
    """Where nothing came before, nothing is quoted."""
    bare = GoalProgress("CN191", "Says why", "", (True,) * 20, 20, 0, 0, 20, None, ())
    text = piped(goal_reached_lines(bare, Canvas(60)))
    assert text == "  Goal reached: Says why. 20 of your last 20 commits."
