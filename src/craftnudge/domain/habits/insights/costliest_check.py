"""Which habit of your messages costs you the most points?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import takes_doing
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.pass_rates import pass_rates, weakest

if TYPE_CHECKING:
    from collections.abc import Collection

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 20
# What costs less on average is not worth an insight, however often it fails.
LEAST_LOST = 0.3
# A check that passes more often than it fails is not a recurring failure.
MOST_MET = 1 / 2
# How a change is cut depends on the work at hand; a message can always be written.
ASKED_ABOUT = "message"
# What three of four commits of others fail is the custom of the project.
CUSTOM = 0.75


def _customs(history: History, ids: Collection[str]) -> frozenset[str]:
    """Those checks that most commits of others fail."""
    rates = pass_rates(
        history.others_scored, counts_in=lambda commit, check: check.id in ids and takes_doing(commit, check)
    )
    return frozenset(rate.id for rate in rates if rate.of >= NEEDED and 1 - rate.share >= CUSTOM)


def _clearest_first(pass_rate: PassRate) -> list[ScoredCommit]:
    """The commits that failed, those that lost most by it first, then the newest: a partial pass convinces no one."""

    def lost(commit: ScoredCommit) -> int:
        return sum(check.lost_hundredths for check in commit.checks if check.id == pass_rate.id)

    newest_first = pass_rate.failed[::-1]
    return sorted(newest_first, key=lost, reverse=True)


def _answer(history: History) -> Insight | None:
    costly = [
        pass_rate
        for pass_rate in weakest(pass_rates(history.scored, counts_in=takes_doing))
        if pass_rate.of >= NEEDED
        and pass_rate.share <= MOST_MET
        and pass_rate.lost >= LEAST_LOST
        and pass_rate.category == ASKED_ABOUT
    ]
    customs = _customs(history, {pass_rate.id for pass_rate in costly})
    worst = next((pass_rate for pass_rate in costly if pass_rate.id not in customs), None)
    if worst is None:
        return None
    return Insight(
        kind="costliest_check",
        figures={"check": worst.id, "missed": len(worst.failed), "of": worst.of, "lost": worst.lost},
        commits=tuple(map(ExampleCommit, _clearest_first(worst))),
        chance=None,
        weight=weight_of(worst.lost / 2, len(worst.failed), worst.of),
    )


QUESTION = InsightQuestion(
    name="recurring-miss",
    question="Which habit of your messages costs you the most points?",
    topic="habit",
    needs="Twenty commits that a check applies to, half failed, with 0.3 points lost a commit. These are counts.",
    answer=_answer,
)
