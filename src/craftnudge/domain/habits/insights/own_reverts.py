"""Which of a person's commits were taken back again?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 3
_REVERTED = re.compile(r"\b[Tt]his reverts commit\s+([0-9a-f]{7,64})")
_SHORTEST_HASH = 7


def _taken_back(history: History) -> dict[str, tuple[ScoredCommit, ScoredCommit]]:
    """The person's commits that a later commit says it reverts, by hash, each with that commit."""
    own = {commit.record.hash[:_SHORTEST_HASH]: commit for commit in history.own}
    found: dict[str, tuple[ScoredCommit, ScoredCommit]] = {}
    for undoing in (*history.own, *history.others):
        for written in _REVERTED.findall(undoing.record.message):
            undone = own.get(written[:_SHORTEST_HASH])
            if undone is not None and undone.record.hash.startswith(written):
                found.setdefault(undone.record.hash, (undone, undoing))
    return found


def _answer(history: History) -> Insight | None:
    found = _taken_back(history)
    if len(found) < NEEDED:
        return None
    same_day = sum(undone.day is not None and undone.day == undoing.day for undone, undoing in found.values())
    return Insight(
        headline=f"{len(found):,} of {len(history.own):,} commits were taken back.",
        detail=f"{same_day} of them on the day they were made.",
        figures={"reverted": len(found), "same_day": same_day, "commits": len(history.own)},
        commits=tuple(
            Shown(undone, f"by {undoing.record.hash[:_SHORTEST_HASH]}")
            for undone, undoing in reversed(list(found.values()))
        ),
        chance=None,
        weight=weight_of(1.0, len(found), len(history.own)),
    )


QUESTION = Question(
    name="own-reverts",
    asks="Which of a person's commits were taken back again?",
    matter="undone",
    needs="Three commits that a later one says it reverts: one or two are no pattern. They are counted, not inferred.",
    answer=_answer,
)
