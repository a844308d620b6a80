"""Is there a kind of work whose messages score lower than the rest?

Only messages: a feature is larger than a fix, whoever makes it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import costliest_slot, message_score_of, with_message_to_write
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.kind_of_work import OTHER_WORK
from craftnudge.domain.habits.routine import without_routine

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 20
# What is done less often is not worth a habit of its own.
LEAST_OF_COMMITS = 0.2
# Where it is nearly all, there is little to compare with.
MOST_OF_COMMITS = 0.7
# Three quarters of the points need no action.
GOOD_ENOUGH = 7.5
# Where one kind is below the rest by less, mostly its subject matter is plainer: in five of five that were read.
LEAST_POINTS = 1.2


def _work(commit: ScoredCommit) -> str:
    return commit.traits.work


def _answer(history: History) -> Insight | None:
    written = with_message_to_write(history.scored)
    best = costliest_slot(written, _work, message_score_of, only_compared=OTHER_WORK)
    if best is None:
        return None
    varied = costliest_slot(without_routine(written), _work, message_score_of, only_compared=OTHER_WORK)
    if varied is None or varied[0] != best[0]:
        return None
    kind, contrast = varied
    share = len(contrast.commits) / (len(contrast.commits) + len(contrast.others))
    if len(contrast.commits) < NEEDED or not LEAST_OF_COMMITS <= share <= MOST_OF_COMMITS:
        return None
    if contrast.figure >= GOOD_ENOUGH or contrast.difference > -LEAST_POINTS:
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
            ExampleCommit(commit, f"{message_score_of(commit):.1f}")
            for commit in sorted(contrast.commits, key=message_score_of)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(contrast.commits), len(history.scored)),
    )


QUESTION = InsightQuestion(
    name="kinds-of-work",
    question="Is there a kind of work whose messages score lower than the rest?",
    topic="kind",
    needs="Twenty commits, a fifth of all, over eight days; the number of kinds tried is taken into account.",
    answer=_answer,
)
