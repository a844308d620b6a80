"""How often does the next commit fix the one before it?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 5
# Once in fifty commits is a slip, not a habit.
LEAST_SHARE = 0.02
WITHIN_MINUTES = 60


def _fixes(before: ScoredCommit, commit: ScoredCommit) -> bool:
    """Whether it says that it fixes the commit before it: within the hour, in one of its files."""
    if before.repository.key != commit.repository.key or not commit.traits.says_fix:
        return False
    first, then = before.authored, commit.authored
    if first is None or then is None or not 0 <= then.seconds - first.seconds <= WITHIN_MINUTES * 60:
        return False
    paths = {file.path for file in before.files or ()}
    return any(file.path in paths for file in commit.files or ())


def _answer(history: History) -> Insight | None:
    written = [commit for commit in history.own if commit.generated != "merge"]
    likely = [(before, commit) for before, commit in pairwise(written) if _fixes(before, commit)]
    if len(likely) < NEEDED or history.rewriting is None:
        return None
    fixed = history.rewriting(likely)
    if len(fixed) < max(NEEDED, LEAST_SHARE * len(written)):
        return None
    return Insight(
        kind="you_fixed" if history.one_person else "fixed",
        figures={"mended": len(fixed), "commits": len(written), "within_minutes": WITHIN_MINUTES},
        commits=tuple(ExampleCommit(before, commit.hash[:7]) for before, commit in reversed(fixed)),
        chance=None,
        weight=weight_of(0.5, len(fixed), len(written)),
    )


QUESTION = InsightQuestion(
    name="mended-at-once",
    question="How often does the next commit fix the one before it?",
    topic="undone",
    needs="Five commits, and one in fifty, whose lines the next changed within the hour; the repository is read.",
    answer=_answer,
)
