"""Are the commits before a weekend larger than the others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import NEEDED_DAYS, by_share
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.insights.reasons_by_size import LARGE_LINES, LEAST_SHARE, is_large, size_note
from craftnudge.domain.habits.times_of_week import FRIDAY

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

FROM_HOUR = 15


def _before_weekend(commit: ScoredCommit) -> bool:
    return commit.local is not None and commit.local.weekday() == FRIDAY and commit.local.hour >= FROM_HOUR


def _answer(history: History) -> Insight | None:
    sized = [commit for commit in history.scored if commit.local and commit.changed_lines is not None]
    rest = (commit for commit in sized if not _before_weekend(commit))
    contrast = by_share(filter(_before_weekend, sized), rest, is_large)
    # Smaller commits before a weekend need no action.
    if contrast is None or contrast.days < NEEDED_DAYS or contrast.difference < LEAST_SHARE:
        return None
    large = [commit for commit in contrast.commits if is_large(commit)]
    return Insight(
        kind="larger_before_weekends",
        values={"from_hour": FROM_HOUR, "large": len(large), "large_lines": LARGE_LINES},
        figures={
            "friday_commits": len(contrast.commits),
            "friday_large_share": contrast.figure,
            "other_commits": len(contrast.others),
            "other_large_share": contrast.other_figure,
        },
        commits=tuple(ExampleCommit(commit, size_note(commit)) for commit in large),
        chance=contrast.chance,
        weight=weight_of(contrast.difference, len(contrast.commits), len(sized)),
    )


QUESTION = InsightQuestion(
    name="before-weekends",
    question="Are the commits before a weekend larger than the others?",
    topic="rhythm",
    needs="Ten commits on eight Fridays from 15:00 on, and ten at other times.",
    answer=_answer,
)
