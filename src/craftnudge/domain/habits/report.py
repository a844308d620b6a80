"""Everything that a report shows of one person's commits, as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.pass_rates import better, weakest, worse
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.habits.goal import GoalProgress
    from craftnudge.domain.habits.insight import Insight
    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.progress import Progress
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# Enough to see the pattern: a report should stay short enough to be read whole.
COMMITS_OF_AN_INSIGHT = 4
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a window of days, what they show, and the goal, None if no goal is set."""

    progress: Progress
    insights: tuple[Insight, ...]
    goal: GoalProgress | None

    @property
    def costliest_habits(self) -> tuple[PassRate, ...]:
        """The habits that cost most, at most five."""
        return tuple(weakest(self.progress.pass_rates)[:_SHOWN])

    @property
    def changed(self) -> tuple[PassRate, ...]:
        """The habits that clearly changed since the period before, gains first."""
        rates = self.progress.pass_rates
        return (*better(rates)[:_SHOWN], *worse(rates)[:_SHOWN])

    @property
    def best(self) -> tuple[ScoredCommit, ...]:
        """The five highest scores, the newest of equals first."""
        return self._ranked(1)

    @property
    def lowest(self) -> tuple[ScoredCommit, ...]:
        """The five lowest scores, without those among the best."""
        kept = {commit.id for commit in self.best}
        return tuple(commit for commit in self._ranked(-1) if commit.id not in kept)

    def _ranked(self, sign: int) -> tuple[ScoredCommit, ...]:
        newest_first = reversed(self.progress.commits)
        return tuple(sorted(newest_first, key=lambda commit: -sign * (commit.score or 0.0))[:_SHOWN])
