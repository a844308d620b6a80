"""Which habit costs you the most points?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import takes_doing
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.pass_rates import practices, weakest

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History

NEEDED = 20
# What costs less on average is not worth an insight, however often it fails.
LEAST_LOST = 0.2
# A check that passes more often than this is not a recurring failure.
MOST_MET = 2 / 3


def _answer(history: History) -> Insight | None:
    costly = [
        practice
        for practice in weakest(practices(history.coached, counts_in=takes_doing))
        if practice.of >= NEEDED and practice.share <= MOST_MET and practice.lost >= LEAST_LOST
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
