"""Do the messages of commits made minutes after another one score lower?

Only messages: what is changed in a series of small steps moves the rest.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import (
    by_mean,
    halfway_of,
    holds_in_both_halves,
    message_score_of,
    with_message_to_write,
)
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.routine import without_routine

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

GAP_MINUTES = 10


def _answer(history: History) -> Insight | None:
    hasty: list[ScoredCommit] = []
    calm: list[ScoredCommit] = []
    for before, commit in pairwise(commit for commit in history.own if commit.authored):
        if commit.scored:
            (hasty if _gap_minutes(before, commit) <= GAP_MINUTES else calm).append(commit)
    hasty, calm = without_routine(with_message_to_write(hasty)), with_message_to_write(calm)
    contrast = by_mean(hasty, calm, message_score_of)
    if contrast is None or not contrast.costs:
        return None
    if not holds_in_both_halves(contrast, halfway_of(contrast.commits), message_score_of):
        return None
    return Insight(
        kind="quick_commits_lower",
        values={"minutes": GAP_MINUTES, "difference": -contrast.difference},
        figures={
            "hasty_commits": len(hasty),
            "hasty_average": contrast.figure,
            "other_commits": len(calm),
            "other_average": contrast.other_figure,
        },
        commits=tuple(
            ExampleCommit(commit, f"{message_score_of(commit):.1f}") for commit in sorted(hasty, key=message_score_of)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(hasty), len(hasty) + len(calm)),
    )


def _gap_minutes(before: ScoredCommit, commit: ScoredCommit) -> float:
    one, other = before.authored, commit.authored
    return (other.seconds - one.seconds) / 60 if one and other else float("inf")


QUESTION = InsightQuestion(
    name="bursts",
    question="Do the messages of commits made minutes after another one score lower?",
    topic="rhythm",
    needs="Ten commits within ten minutes of the one before, on eight different days, and ten that are not.",
    answer=_answer,
)
