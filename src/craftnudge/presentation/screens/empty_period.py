"""What is said where the days asked about hold no judged commit: when the last one was, and what to type to see it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, span, wrap
from craftnudge.presentation.number_text import day_label
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from craftnudge.presentation.lines import Canvas, Line


@dataclass(frozen=True, slots=True)
class WayBack:
    """A sentence about where commits are, and the command that shows them."""

    says: str
    command: str


def way_back(asked: Sequence[str], days: int, today: date, last_day: date | None) -> WayBack:
    """The way to the last judged commit: what was `asked`, word by word, of so many days that it ends such a span."""
    if last_day is None:
        return WayBack(
            "The journal holds none of other days either. To record a whole history:", _typed("track", "--all")
        )
    wider = min((today - last_day).days + days, MOST_DAYS)
    return WayBack(f"The last one is of {day_label(last_day, today)}:", _typed(*asked, "--days", str(wider)))


def way_to_more(asked: Sequence[str], days: int) -> WayBack:
    """The way to ten times as many days."""
    return WayBack("More days may show more:", _typed(*asked, "--days", str(min(days * 10, MOST_DAYS))))


def nothing_to_show(says: str, way: WayBack | None, canvas: Canvas) -> list[Line]:
    """The sentence, wrapped, and the command on one line of its own however narrow the screen, to be copied whole."""
    text = f"{says} {way.says}" if way else says
    lines: list[Line] = [(span("  " + piece),) for piece in wrap(text, canvas.columns - 2)]
    return [*lines, BLANK, (span("    " + way.command, "strong"),)] if way else lines


def _typed(*words: str) -> str:
    return shlex.join(("craftnudge", *words))
