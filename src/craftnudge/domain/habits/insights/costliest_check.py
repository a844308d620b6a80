"""Which one habit costs the most, again and again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import takes_doing
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.pass_rates import practices, weakest

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History

NEEDED = 20
# What costs less on average is not what costs the most, however often it is missed.
LEAST_LOST = 0.2
# A habit that is met more often than this is not a recurring miss.
MOST_MET = 2 / 3


def _answer(history: History) -> Insight | None:
    dear = [
        each
        for each in weakest(practices(history.coached, counts_in=takes_doing))
        if each.of >= NEEDED and each.share <= MOST_MET and each.lost >= LEAST_LOST
    ]
    if not dear:
        return None
    worst = dear[0]
    return Insight(
        headline=f"What costs most, again and again: {worst.title}.",
        detail=f"{len(worst.failed):,} of {worst.of:,} commits missed it, wholly or in part:"
        f" {worst.lost:.1f} points a commit (craftnudge explain {worst.id}).",
        figures={"check": worst.id, "missed": len(worst.failed), "of": worst.of, "lost": worst.lost},
        commits=tuple(Shown(commit) for commit in reversed(worst.failed)),
        chance=None,
        weight=weight_of(worst.lost / 2, len(worst.failed), worst.of),
    )


QUESTION = Question(
    name="recurring-miss",
    asks="Which one habit costs the most, again and again?",
    matter="habit",
    needs="Twenty commits in which it took some doing, a third of them not met: it is counted, not inferred.",
    answer=_answer,
)
