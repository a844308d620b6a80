"""Are the commits before a weekend larger than the others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_share
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.insights.reasons_by_size import LARGE_LINES, is_large, size_note
from craftnudge.domain.habits.number_text import percent
from craftnudge.domain.habits.times_of_week import FRIDAY

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

FROM_HOUR = 15


def _before_weekend(commit: ScoredCommit) -> bool:
    return commit.local is not None and commit.local.weekday() == FRIDAY and commit.local.hour >= FROM_HOUR


def _answer(history: History) -> Insight | None:
    sized = [commit for commit in history.coached if commit.local and commit.changed_lines is not None]
    rest = (commit for commit in sized if not _before_weekend(commit))
    found = by_share(filter(_before_weekend, sized), rest, is_large)
    # Smaller commits before a weekend are nothing to tell anybody about.
    if found is None or found.difference <= 0:
        return None
    large = [commit for commit in found.commits if is_large(commit)]
    return Insight(
        headline="Large commits go out before the weekend.",
        detail=f"On Fridays from {FROM_HOUR}:00 on, {len(large):,} of {len(found.commits):,} commits change over"
        f" {LARGE_LINES} lines ({percent(found.figure)}); at other times {percent(found.other_figure)} do.",
        figures={
            "friday_commits": len(found.commits),
            "friday_large_share": found.figure,
            "other_commits": len(found.others),
            "other_large_share": found.other_figure,
        },
        commits=tuple(Shown(commit, size_note(commit)) for commit in large),
        chance=found.chance,
        weight=weight_of(found.difference, len(found.commits), len(sized)),
    )


QUESTION = Question(
    name="before-weekends",
    asks="Are the commits before a weekend larger than the others?",
    matter="rhythm",
    needs="Ten commits on Fridays from 15:00 on and ten at other times.",
    answer=_answer,
)
