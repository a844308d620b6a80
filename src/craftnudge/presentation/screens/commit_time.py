"""A commit's time in words, on its author's own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.presentation.number_text import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitTime


def local_moment(time: CommitTime | None) -> str:
    """Such as "Tue 24 Nov 2026 14:05"."""
    local = local_datetime(time) if time is not None else None
    if local is None:
        return "unknown time"
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year} {local:%H:%M}"
