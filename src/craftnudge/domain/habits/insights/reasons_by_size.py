"""Do large commits explain why less often?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import NEEDED_DAYS, by_share
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.routine import without_routine

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# A review of more changed lines than this finds fewer defects (SmartBear at Cisco: 200 to 400 lines).
LARGE_LINES = 200
# Fewer large commits without a reason than this of a hundred more are not worth a sentence.
LEAST_SHARE = 0.12
# Where small commits seldom give a reason either, size is not what keeps it out.
LEAST_OF_SMALL = 0.5


def size_of(commit: ScoredCommit) -> int:
    """The lines added and deleted, 0 where they are not known."""
    return commit.changed_lines or 0


def size_note(commit: ScoredCommit) -> str:
    """The lines added and deleted, such as "+912 -30"."""
    lines = commit.lines
    return "+{} -{}".format(*lines) if lines else ""


def is_large(commit: ScoredCommit) -> bool:
    """Whether it changes more lines than a review takes in."""
    return size_of(commit) > LARGE_LINES


def _says_why(commit: ScoredCommit) -> bool:
    answer = commit.answer("why")
    return answer is not None and answer.result == "pass"


def _answer(history: History) -> Insight | None:
    scored = [
        commit
        for commit in history.scored
        if commit.changed_lines is not None and commit.answer("why") and not commit.exempt
    ]
    large = without_routine(filter(is_large, scored))
    contrast = by_share(large, (commit for commit in scored if not is_large(commit)), _says_why)
    if contrast is None or contrast.days < NEEDED_DAYS or contrast.difference > -LEAST_SHARE:
        return None
    if contrast.other_figure < LEAST_OF_SMALL:
        return None
    examples = [commit for commit in contrast.commits if not _says_why(commit)]
    return Insight(
        kind="large_explain_less",
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
    needs="Ten commits over 200 changed lines, of eight different days, and ten below: fewer may differ by chance.",
    answer=_answer,
)
