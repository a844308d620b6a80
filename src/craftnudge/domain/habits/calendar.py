"""The scored commits of a window, by day and by hour of the week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from craftnudge.domain.habits.by_time import Rhythm, rhythm_of
from craftnudge.domain.habits.scored_commit import newest_rubric, scored_under
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.scored_commit import ScoredCommit


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rhythm of `commits` scored commits of `who`, of the `days` days up to `today`, in these repositories."""

    who: str
    repositories: tuple[str, ...]
    first_day: date
    today: date
    commits: int
    rhythm: Rhythm


def calendar_of(window: Sequence[ScoredCommit], who: str, today: date, days: int) -> Calendar:
    """The calendar of the commits of a window; those scored under an older rubric are left out."""
    kept = scored_under(newest_rubric(window), window)
    scored = [commit for commit in kept if commit.scored]
    return Calendar(
        who=who,
        repositories=tuple(sorted({commit.repository.name for commit in kept})),
        first_day=today - timedelta(days=min(days, today.toordinal()) - 1),
        today=today,
        commits=len(scored),
        rhythm=rhythm_of(scored),
    )
