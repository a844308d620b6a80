"""A period without a scored commit: when the last one was, and the command that shows it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from craftnudge.presentation.lines import prose
from craftnudge.presentation.number_text import day_label
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from craftnudge.presentation.lines import Canvas, Line

_YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class PeriodHint:
    """A sentence about where commits are, and the command that shows them."""

    says: str
    command: str


def last_scored_hint(asked: Sequence[str], days: int, today: date, last_day: date | None) -> PeriodHint:
    """The way to the last scored commit: the command `asked` again, over a period that ends `days` before it."""
    if last_day is None:
        return PeriodHint("The journal has none from other periods.", _typed("track", "--all"))
    wider = _round_days((today - last_day).days + days)
    return PeriodHint(f"The last one was on {day_label(last_day, today)}.", _typed(*asked, "--days", str(wider)))


def all_authors_hint(asked: Sequence[str], days: int) -> PeriodHint:
    """The same for all authors, where the journal has commits only by others."""
    return PeriodHint("The recorded commits are by others.", _typed(*asked, "--all-authors", "--days", str(days)))


def _round_days(days: int) -> int:
    """A usual number of days, at least as many: a month, a quarter, half a year, years."""
    usual = (7, 14, 30, 60, 90, 180, _YEAR_DAYS)
    return next((step for step in usual if step >= days), min(-(-days // _YEAR_DAYS) * _YEAR_DAYS, MOST_DAYS))


def longer_period_hint(asked: Sequence[str], days: int) -> PeriodHint:
    """The way to ten times as many days."""
    return PeriodHint("A longer period may show more.", _typed(*asked, "--days", str(min(days * 10, MOST_DAYS))))


def nothing_to_show(says: str, way: PeriodHint | None, canvas: Canvas) -> list[Line]:
    """The sentence, wrapped, and the command on one line of its own however narrow the screen, to be copied whole."""
    lines = prose(f"{says} {way.says}" if way else says, canvas)
    return [*lines, *next_step(way.command, "", canvas)] if way else lines


def _typed(*words: str) -> str:
    return shlex.join(("craftnudge", *words))
