"""How often is a commit mended by the next one?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 5
WITHIN_MINUTES = 60
_MENDS = pattern(
    r"\b(?:fix(?:up|es|ed)?|oops|typo|forg[eo]t(?:ten)?|missing|missed|correct|lint|flake8|again|really|actually)\b",
    re.IGNORECASE,
)


def _mends(before: ScoredCommit, commit: ScoredCommit) -> bool:
    """Whether it repairs the commit before it: within the hour, in one of its files, and by its own words."""
    if before.record.repository.key != commit.record.repository.key or not _MENDS.search(commit.message.subject):
        return False
    first, then = before.record.authored, commit.record.authored
    if first is None or then is None or not 0 <= then.seconds - first.seconds <= WITHIN_MINUTES * 60:
        return False
    paths = {file.path for file in before.record.files or ()}
    return any(file.path in paths for file in commit.record.files or ())


def _answer(history: History) -> Insight | None:
    written = [commit for commit in history.own if commit.card.generated != "merge"]
    mended = [(before, commit) for before, commit in pairwise(written) if _mends(before, commit)]
    if len(mended) < NEEDED:
        return None
    return Insight(
        headline=f"{len(mended):,} commits were mended within the hour.",
        detail="The next commit repairs the same file. Reading git diff --staged first finds most of these.",
        figures={"mended": len(mended), "commits": len(written), "within_minutes": WITHIN_MINUTES},
        commits=tuple(Shown(before, f"mended by {commit.record.hash[:7]}") for before, commit in reversed(mended)),
        chance=None,
        weight=weight_of(0.5, len(mended), len(written)),
    )


QUESTION = Question(
    name="mended-at-once",
    asks="How often is a commit mended by the next one?",
    matter="undone",
    needs="Five such pairs; a word such as fix may also name new work, so fewer could all be wrong.",
    answer=_answer,
)
