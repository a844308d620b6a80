"""Does work in progress stay in the history?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 3
_UNFINISHED = pattern(
    r"\[?(?:wip|work in progress|tmp|temp|temporary|checkpoint|save|savepoint|snapshot|draft)\b[\]:. -]*"
    r"(?:commit|work|point|state|changes|progress)?[.\s]*(?:$|:)|\[wip\]|wip[: -]",
    re.IGNORECASE,
)


def _unfinished(commit: ScoredCommit) -> bool:
    return commit.card.generated in ("fixup", "squash", "amend") or bool(_UNFINISHED.match(commit.message.subject))


def _answer(history: History) -> Insight | None:
    left = [commit for commit in reversed(history.own) if _unfinished(commit)]
    if len(left) < NEEDED:
        return None
    autosquash = sum(commit.card.generated is not None for commit in left)
    return Insight(
        headline=f"{len(left):,} unfinished commits stayed in the history.",
        detail=f"{len(left) - autosquash} work in progress, {autosquash} fixup or squash:"
        " git rebase -i --autosquash folds them in before you push.",
        figures={"work_in_progress": len(left) - autosquash, "fixups": autosquash, "commits": len(history.own)},
        commits=tuple(Shown(commit) for commit in left),
        chance=None,
        weight=weight_of(1.0, len(left), len(history.own)),
    )


QUESTION = Question(
    name="left-behind",
    asks="Does work in progress stay in the history?",
    matter="unfinished",
    needs="Three such commits: one or two may be accidents. They are counted, not inferred.",
    answer=_answer,
)
