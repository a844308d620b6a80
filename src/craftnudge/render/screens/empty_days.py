"""What is said where the days asked about hold no commit: when the last one was, and what to type to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.render.words import day_label
from craftnudge.settings import MOST_DAYS

if TYPE_CHECKING:
    from datetime import date


def way_to_more(command: str, days: int, today: date, last_day: date | None) -> str:
    """One sentence; with a day, so many more as lie between it and today, so that it ends a span of that length."""
    if last_day is None:
        return f"Try more of them: craftnudge {command} --days {min(days * 10, MOST_DAYS)}"
    wider = min((today - last_day).days + days, MOST_DAYS)
    return f"The last commit is of {day_label(last_day, today)}: craftnudge {command} --days {wider}"
