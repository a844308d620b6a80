"""Do large commits explain why less often?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_share
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of

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
    scored = [commit for commit in history.scored if commit.changed_lines is not None and commit.answer("why")]
    contrast = by_share(filter(is_large, scored), (commit for commit in scored if not is_large(commit)), _says_why)
    if contrast is None:
        return None
    silent = contrast.difference < 0
    examples = [commit for commit in contrast.commits if _says_why(commit) != silent]
    return Insight(
        kind="large_explain_less" if silent else "large_explain_more",
        values={"large_lines": LARGE_LINES},
        figures={
            "large_commits": len(contrast.commits),
            "large_share": contrast.figure,
            "small_commits": len(contrast.others),
            "small_share": contrast.other_figure,
        },
        commits=tuple(
            ExampleCommit(commit, size_note(commit)) for commit in sorted(examples, key=size_of, reverse=True)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference, len(contrast.commits), len(scored)),
    )


QUESTION = InsightQuestion(
    name="big-commits",
    question="Do large commits explain why less often?",
    topic="size",
    needs="Ten commits over 200 changed lines and ten below: with fewer even 30% and 80% may be chance.",
    answer=_answer,
)
