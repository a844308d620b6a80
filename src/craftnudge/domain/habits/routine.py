"""Commits of a routine: the same subject again and again, but for numbers, such as a sync or the next version.

Of them a person cannot learn anything: the subject is a form, and often a program fills it in.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.habits.scored_commit import ScoredCommit

# Twice is a coincidence.
_LEAST_TIMES = 3
# Who writes hardly any other subjects has a habit, not a routine.
_LEAST_SUBJECTS = 3
_NUMBERS = pattern(r"[\W\d_]+")


def without_routine(commits: Iterable[ScoredCommit]) -> list[ScoredCommit]:
    """The commits whose subject is not, numbers aside, that of two others."""
    shapes = [(commit, _NUMBERS.sub(" ", commit.message.subject).strip().lower()) for commit in commits]
    times = Counter(shape for _, shape in shapes)
    if len(times) < _LEAST_SUBJECTS:
        return [commit for commit, _ in shapes]
    return [commit for commit, shape in shapes if times[shape] < _LEAST_TIMES]
