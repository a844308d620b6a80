"""Which of your commits were reverted?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 3
# Reverts below one in twenty are part of the work of any project.
LEAST_SHARE = 0.05
_SHORTEST_HASH = 7


def _reverted(history: History) -> dict[str, tuple[ScoredCommit, ScoredCommit]]:
    """The person's commits that a later commit says it reverts, by hash, each with that commit."""
    own = {commit.hash[:_SHORTEST_HASH]: commit for commit in history.own}
    reverted: dict[str, tuple[ScoredCommit, ScoredCommit]] = {}
    for reverting in (*history.own, *history.others):
        for written in reverting.traits.reverts:
            commit = own.get(written[:_SHORTEST_HASH])
            if commit is not None and commit.hash.startswith(written):
                reverted.setdefault(commit.hash, (commit, reverting))
    return reverted


def _answer(history: History) -> Insight | None:
    reverted = _reverted(history)
    if len(reverted) < max(NEEDED, LEAST_SHARE * len(history.own)):
        return None
    same_day = sum(commit.day is not None and commit.day == reverting.day for commit, reverting in reverted.values())
    return Insight(
        kind="reverted",
        values={"some_same_day": same_day or None},
        figures={"reverted": len(reverted), "same_day": same_day, "commits": len(history.own)},
        commits=tuple(
            ExampleCommit(commit, reverting.hash[:_SHORTEST_HASH])
            for commit, reverting in reversed(list(reverted.values()))
        ),
        chance=None,
        weight=weight_of(1.0, len(reverted), len(history.own)),
    )


QUESTION = InsightQuestion(
    name="own-reverts",
    question="Which of your commits were reverted?",
    topic="undone",
    needs="Three commits, and one in twenty, that a later one says it reverts. These are counts.",
    answer=_answer,
)
