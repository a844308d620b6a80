"""Do big commits hide the why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_share
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.number_text import percent

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# A review of more changed lines than this finds fewer defects (SmartBear at Cisco: 200 to 400 lines).
LARGE_LINES = 200


def size_of(commit: ScoredCommit) -> int:
    """The lines added and deleted, 0 where they are not known."""
    return commit.changed_lines or 0


def size_note(commit: ScoredCommit) -> str:
    """The lines added and deleted, such as "+912 -30"."""
    totals = commit.record.totals
    return f"+{totals.added} -{totals.deleted}" if totals else ""


def is_large(commit: ScoredCommit) -> bool:
    """Whether it changes more lines than a review takes in."""
    return size_of(commit) > LARGE_LINES


def _says_why(commit: ScoredCommit) -> bool:
    answer = commit.answer("why")
    return answer is not None and answer.result == "pass"


def _answer(history: History) -> Insight | None:
    judged = [commit for commit in history.coached if commit.changed_lines is not None and commit.answer("why")]
    found = by_share(filter(is_large, judged), (commit for commit in judged if not is_large(commit)), _says_why)
    if found is None:
        return None
    silent = found.difference < 0
    shown = sorted((each for each in found.commits if _says_why(each) != silent), key=size_of, reverse=True)
    return Insight(
        headline="Big commits hide the why." if silent else "Big commits are the ones that say why.",
        detail=f"Over {LARGE_LINES} lines {percent(found.figure)} give a reason, below {percent(found.other_figure)}.",
        figures={
            "large_commits": len(found.commits),
            "large_share": found.figure,
            "small_commits": len(found.others),
            "small_share": found.other_figure,
        },
        commits=tuple(Shown(commit, size_note(commit)) for commit in shown),
        chance=found.chance,
        weight=weight_of(found.difference, len(found.commits), len(judged)),
    )


QUESTION = Question(
    name="big-commits",
    asks="Do big commits hide the why?",
    matter="size",
    needs="Ten commits over 200 changed lines and ten below: with fewer even 30 % and 80 % may be chance.",
    answer=_answer,
)
