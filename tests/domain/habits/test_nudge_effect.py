"""What followed the nudges, beside what happens without them."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_headline
from craftnudge.domain.habits.goal_events import NudgeShown
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.useful_nudges import QUESTION
from craftnudge.domain.habits.nudge_effect import nudge_counts, nudge_effects
from tests.support.scored import Diary, check_result


def nudged(diary: Diary, index: int, check_id: str = "CN191") -> NudgeShown:
    """A nudge half an hour after a commit."""
    commit = diary.commits[index]
    assert commit.record.committed is not None
    return NudgeShown(commit.record.committed.seconds + 1800, check_id, commit.record.hash, "hook")


def diary(outcomes: list[float | None]) -> Diary:
    """A commit a day with these outcomes."""
    written = Diary()
    for day, outcome in enumerate(outcomes):
        written.write(day, checks=[check_result("CN191", "why", outcome), check_result("CN192", "who", 1)])
    written.write(3, timeless=True)
    return written


def test_the_next_commit_on_which_the_habit_comes_up_counts() -> None:
    """Two nudges before one commit count it once; commits without an opinion are passed over.

    What comes after another miss is the base, what comes after a commit that met it is on neither side.
    """
    written = diary([0, 0, None, 1, 0, 1])
    nudges = [nudged(written, 1), nudged(written, 2), nudged(written, 3), nudged(written, 5)]
    (found,) = nudge_effects(nudges, written.commits)
    assert (found.passed, found.of, found.passed_otherwise, found.of_otherwise) == (1, 1, 1, 2)
    assert found.commits == (written.commits[3],)


def test_a_nudge_from_before_these_commits_is_left_out() -> None:
    """Commits after it may be missing; a check that never applied has no figures."""
    written = diary([1, 1])
    early = NudgeShown(0, "CN191", "a" * 40, "home")
    assert [each.of for each in nudge_effects([early, NudgeShown(10**12, "CN999", "a", "home")], written.commits)] == [
        0,
        0,
    ]


def test_nudges_are_counted_with_what_came_next() -> None:
    """Two before one commit count it once; one without a next commit is shown, one before the time is not."""
    written = diary([0, 1, 0, None, 0, 1])
    nudges = [nudged(written, index) for index in (0, 1, 3, 4, 5)]
    (found,) = nudge_counts(nudges, written.commits, nudges[1].at_seconds)
    assert (found.check_id, found.shown, found.passed, found.of) == ("CN191", 4, 1, 3)


@pytest.mark.parametrize(("after", "otherwise", "word"), [(1, 0, "more"), (0, 1, "less")])
def test_nudges_that_worked_and_that_did_not(after: float, otherwise: float, word: str) -> None:
    """Both are shown, with the base rate beside them."""
    written = diary([0, after, 0, otherwise] * 12)
    nudges = [nudged(written, index) for index in range(0, 48, 4)]
    found = QUESTION.answer(history_of(written.commits, nudges=nudges))
    assert found is not None
    assert insight_headline(found) == f"You pass {word} often after a nudge: CN191."
    assert found.figures["nudged_commits"] == 12
    assert found.chance is not None
    assert found.chance < 0.01


def test_nine_nudges_are_too_few() -> None:
    """No answer with fewer than ten on either side, or without any nudge."""
    written = diary([0, 1] * 24)
    nudges = [nudged(written, index) for index in range(0, 18, 2)]
    assert QUESTION.answer(history_of(written.commits, nudges=nudges)) is None
    assert QUESTION.answer(history_of(written.commits)) is None
