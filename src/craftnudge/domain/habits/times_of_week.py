"""Times of the week as people speak of them, and what is said of the one that costs points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import costliest_slot, halfway_of, holds_in_both_halves, score_of
from craftnudge.domain.habits.insight import ExampleCommit, Insight, weight_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FRIDAY = 4
# Each part of the day lasts until its hour, on the author's own clock; the night begins the evening before.
_PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))


def part_of_day(commit: ScoredCommit) -> str | None:
    """Such as "evening"; None for a commit without a time."""
    local = commit.local
    return None if local is None else next(name for until, name in _PARTS if local.hour < until)


def weekday(commit: ScoredCommit) -> str | None:
    """Such as "Friday"; None for a commit without a time."""
    return None if commit.local is None else WEEKDAYS[commit.local.weekday()]


def costliest_slot_insight(history: History, slot_of: Callable[[ScoredCommit], str | None]) -> Insight | None:
    """The slot whose scores are most surely below those of all others, as an insight."""
    best = costliest_slot(history.scored, slot_of)
    if best is None:
        return None
    slot, contrast = best
    if not holds_in_both_halves(contrast, halfway_of(contrast.commits)):
        return None
    shown = sorted(contrast.commits, key=score_of)
    return Insight(
        kind="time_scores_lower",
        values={"time": f"{slot[0].upper()}{slot[1:]}", "difference": -contrast.difference},
        figures={
            "slot": slot,
            "commits": len(shown),
            "average": contrast.figure,
            "other_commits": len(contrast.others),
            "other_average": contrast.other_figure,
        },
        commits=tuple(ExampleCommit(commit, f"{score_of(commit):.1f}") for commit in shown),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(shown), len(history.scored)),
    )
