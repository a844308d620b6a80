"""Whether a habit came up in a commit, and was kept: nearly what a check says, and not quite."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.scorecard import CheckResult

# A typo, a rename or a new version meets these without a word of its author's: it says nothing about the habit.
_MET_WITHOUT_DOING = frozenset({"CN102", "CN103", "CN105", "CN106", "CN108"})


def comes_up(check: CheckResult) -> bool:
    """Whether a commit says anything about the habit: one that only finds is kept where nothing is found."""
    return check.result != "not_applicable" or check.check.informational


def is_kept(check: CheckResult) -> bool:
    """Whether a habit that came up was kept."""
    return check.result == "pass" or (check.check.informational and check.result == "not_applicable")


def takes_doing(commit: ScoredCommit, check: CheckResult) -> bool:
    """Whether a habit came up in a commit in which it took its author's doing to keep it."""
    return comes_up(check) and not (check.id in _MET_WITHOUT_DOING and commit.exempt)
