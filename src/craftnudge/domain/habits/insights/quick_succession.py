"""Do commits made minutes after another one score differently?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_mean, score_of
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

GAP_MINUTES = 10


def _answer(history: History) -> Insight | None:
    hasty: list[ScoredCommit] = []
    calm: list[ScoredCommit] = []
    for before, commit in pairwise(commit for commit in history.own if commit.record.authored):
        if commit.coached:
            (hasty if _gap_minutes(before, commit) <= GAP_MINUTES else calm).append(commit)
    found = by_mean(hasty, calm)
    if found is None:
        return None
    below = found.difference < 0
    return Insight(
        headline=f"Commits in quick succession score {abs(found.difference):.1f} {'lower' if below else 'higher'}.",
        detail=f"{len(hasty):,} within {GAP_MINUTES} minutes of the one before: {found.figure:.1f}; the"
        f" {len(calm):,} others: {found.other_figure:.1f}.",
        figures={
            "hasty_commits": len(hasty),
            "hasty_average": found.figure,
            "other_commits": len(calm),
            "other_average": found.other_figure,
        },
        commits=tuple(
            Shown(commit, f"{score_of(commit):.1f}") for commit in sorted(hasty, key=score_of, reverse=not below)
        ),
        chance=found.chance,
        weight=weight_of(found.difference / 2, len(hasty), len(hasty) + len(calm)),
    )


def _gap_minutes(before: ScoredCommit, commit: ScoredCommit) -> float:
    one, other = before.record.authored, commit.record.authored
    return (other.seconds - one.seconds) / 60 if one and other else float("inf")


QUESTION = Question(
    name="bursts",
    asks="Do commits made minutes after another one score differently?",
    matter="rhythm",
    needs="Ten commits within ten minutes of the one before, and ten that are not.",
    answer=_answer,
)
