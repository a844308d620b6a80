"""Is there a kind of work whose commits score lower than the rest?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import costliest_slot, score_of
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.kind_of_work import OTHER_WORK

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# What is done less often is not worth a habit of its own.
LEAST_OF_COMMITS = 0.2


def _work(commit: ScoredCommit) -> str:
    return commit.traits.work


def _answer(history: History) -> Insight | None:
    best = costliest_slot(history.scored, _work, only_compared=OTHER_WORK)
    if best is None:
        return None
    kind, contrast = best
    if len(contrast.commits) < LEAST_OF_COMMITS * len(history.scored):
        return None
    counts = Counter(map(_work, history.scored)).most_common()
    return Insight(
        kind="kind_scores_lower",
        values={"difference": -contrast.difference},
        figures={
            "kind": kind,
            "commits": len(contrast.commits),
            "average": contrast.figure,
            "other_average": contrast.other_figure,
            **{f"commits of {name}": commits for name, commits in counts},
        },
        commits=tuple(
            ExampleCommit(commit, f"{score_of(commit):.1f}") for commit in sorted(contrast.commits, key=score_of)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(contrast.commits), len(history.scored)),
    )


QUESTION = InsightQuestion(
    name="kinds-of-work",
    question="Is there a kind of work whose commits score lower than the rest?",
    topic="kind",
    needs="A fifth of the commits, of eight different days; the number of kinds tried is taken into account.",
    answer=_answer,
)
