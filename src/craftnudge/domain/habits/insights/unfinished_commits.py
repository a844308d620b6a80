"""Does work in progress stay in the history?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 3
# Once in fifty commits is a slip, not a habit.
LEAST_SHARE = 0.02


def _unfinished(commit: ScoredCommit) -> bool:
    return commit.generated in ("fixup", "squash", "amend") or commit.traits.unfinished


def _answer(history: History) -> Insight | None:
    unfinished = [commit for commit in reversed(history.own) if _unfinished(commit)]
    if len(unfinished) < max(NEEDED, LEAST_SHARE * len(history.own)):
        return None
    fixups = sum(commit.generated is not None for commit in unfinished)
    return Insight(
        kind="unfinished",
        values={"unfinished": len(unfinished)},
        figures={"work_in_progress": len(unfinished) - fixups, "fixups": fixups, "commits": len(history.own)},
        commits=tuple(ExampleCommit(commit) for commit in unfinished),
        chance=None,
        weight=weight_of(1.0, len(unfinished), len(history.own)),
    )


QUESTION = InsightQuestion(
    name="left-behind",
    question="Does work in progress stay in the history?",
    topic="unfinished",
    needs="Three such commits, and one in fifty: fewer may be accidents. These are counts, not a comparison.",
    answer=_answer,
)
