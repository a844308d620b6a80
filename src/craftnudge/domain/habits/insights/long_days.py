"""Does care run out on days with many commits?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_mean, score_of
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of

if TYPE_CHECKING:
    from datetime import date

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

FRESH_COMMITS = 4


def _answer(history: History) -> Insight | None:
    of_day: Counter[date] = Counter()
    fresh: list[ScoredCommit] = []
    late: list[ScoredCommit] = []
    for commit in history.coached:
        if commit.day is not None:
            of_day[commit.day] += 1
            (fresh if of_day[commit.day] <= FRESH_COMMITS else late).append(commit)
    found = by_mean(late, fresh)
    # That later commits are better is no pattern to act on.
    if found is None or found.difference >= 0:
        return None
    return Insight(
        headline=f"Care runs out on long days: {-found.difference:.1f} points after {FRESH_COMMITS} commits.",
        detail=f"The first {FRESH_COMMITS} of a day score {found.other_figure:.1f}, the {len(late):,} after them"
        f" {found.figure:.1f}.",
        figures={
            "late_commits": len(late),
            "late_average": found.figure,
            "fresh_commits": len(fresh),
            "fresh_average": found.other_figure,
        },
        commits=tuple(Shown(commit, f"{score_of(commit):.1f}") for commit in sorted(late, key=score_of)),
        chance=found.chance,
        weight=weight_of(found.difference / 2, len(late), len(late) + len(fresh)),
    )


QUESTION = Question(
    name="long-days",
    asks="Does care run out on days with many commits?",
    matter="rhythm",
    needs="Ten commits that were at least the fifth of their day, and ten that were not.",
    answer=_answer,
)
