"""Do messages get worse on days with many commits?

Only messages, and only within the same days: what is changed, and on which kind of day, moves the rest.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import (
    by_mean,
    halfway_of,
    holds_in_both_halves,
    message_score_of,
    with_message_to_write,
)
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of

if TYPE_CHECKING:
    from datetime import date

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

FRESH_COMMITS = 4


def _answer(history: History) -> Insight | None:
    of_day: Counter[date] = Counter()
    fresh: list[ScoredCommit] = []
    late: list[ScoredCommit] = []
    for commit in history.scored:
        if commit.day is not None:
            of_day[commit.day] += 1
            (fresh if of_day[commit.day] <= FRESH_COMMITS else late).append(commit)
    late = with_message_to_write(late)
    long_days = {commit.day for commit in late}
    fresh = [commit for commit in with_message_to_write(fresh) if commit.day in long_days]
    contrast = by_mean(late, fresh, message_score_of)
    if contrast is None or not contrast.costs:
        return None
    if not holds_in_both_halves(contrast, halfway_of(contrast.commits), message_score_of):
        return None
    return Insight(
        kind="lower_on_long_days",
        values={"first_commits": FRESH_COMMITS, "difference": -contrast.difference},
        figures={
            "late_commits": len(late),
            "late_average": contrast.figure,
            "fresh_commits": len(fresh),
            "fresh_average": contrast.other_figure,
        },
        commits=tuple(
            ExampleCommit(commit, f"{message_score_of(commit):.1f}") for commit in sorted(late, key=message_score_of)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(late), len(late) + len(fresh)),
    )


QUESTION = InsightQuestion(
    name="long-days",
    question="Do messages get worse on days with many commits?",
    topic="rhythm",
    needs="Ten commits that were at least the fifth of their day, on eight days, and ten earlier ones of these days.",
    answer=_answer,
)
