"""Which habit costs you the most points?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import takes_doing
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.pass_rates import pass_rates, weakest

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History

NEEDED = 20
# What costs less on average is not worth an insight, however often it fails.
LEAST_LOST = 0.2
# A check that passes more often than this is not a recurring failure.
MOST_MET = 2 / 3


def _answer(history: History) -> Insight | None:
    costly = [
        pass_rate
        for pass_rate in weakest(pass_rates(history.scored, counts_in=takes_doing))
        if pass_rate.of >= NEEDED and pass_rate.share <= MOST_MET and pass_rate.lost >= LEAST_LOST
    ]
    if not costly:
        return None
    worst = costly[0]
    return Insight(
        kind="costliest_check",
        figures={"check": worst.id, "missed": len(worst.failed), "of": worst.of, "lost": worst.lost},
        commits=tuple(ExampleCommit(commit) for commit in reversed(worst.failed)),
        chance=None,
        weight=weight_of(worst.lost / 2, len(worst.failed), worst.of),
    )


QUESTION = InsightQuestion(
    name="recurring-miss",
    question="Which habit costs you the most points?",
    topic="habit",
    needs="Twenty commits that the check applies to, a third of them failed. These are counts, not a comparison.",
    answer=_answer,
)
