"""Which habit of your messages costs you the most points?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.pass_rates import pass_rates, weakest
from craftnudge.domain.habits.routine import without_routine

if TYPE_CHECKING:
    from collections.abc import Collection

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.scored_commit import CheckAnswer, ScoredCommit

NEEDED = 20
# What costs less on average is not worth an insight, however often it fails.
LEAST_LOST = 0.3
# A check that passes more often than it fails is not a recurring failure.
MOST_MET = 1 / 2
# How a change is cut depends on the work at hand; a message can always be written.
ASKED_ABOUT = "message"
# What three of four commits of others fail is the custom of the project.
CUSTOM = 0.75
# A smaller change mostly shows its reason itself.
LEAST_LINES_OF_A_REASON = 10


def _often_failed_by_others(history: History, ids: Collection[str]) -> frozenset[str]:
    """Those checks that most commits of others fail."""
    rates = (rate for rate in pass_rates(history.others_scored) if rate.id in ids) if ids else ()
    return frozenset(rate.id for rate in rates if rate.of >= NEEDED and 1 - rate.share >= CUSTOM)


def _clearly_failed(pass_rate: PassRate) -> list[ScoredCommit]:
    """The commits that got less than half of the check's points, those that lost most first, then the newest.

    Where a part was found, an author reads the commit and disagrees.
    """

    def lost(commit: ScoredCommit) -> float:
        return max((_lost_share(check) for check in commit.checks if check.id == pass_rate.id), default=0.0)

    newest_first = without_routine(commit for commit in pass_rate.failed[::-1] if lost(commit) > 1 / 2)
    return sorted((commit for commit in newest_first if _shows(pass_rate, commit)), key=lost, reverse=True)


def _shows(pass_rate: PassRate, commit: ScoredCommit) -> bool:
    """Whether the author, reading this commit, would agree."""
    lines = commit.changed_lines
    return pass_rate.topic != "why" or lines is None or lines >= LEAST_LINES_OF_A_REASON


def _lost_share(check: CheckAnswer) -> float:
    return check.lost_hundredths / check.of_hundredths if check.of_hundredths else 0.0


def _answer(history: History) -> Insight | None:
    costly = [
        pass_rate
        for pass_rate in weakest(pass_rates(history.scored))
        if pass_rate.of >= NEEDED
        and pass_rate.share <= MOST_MET
        and pass_rate.lost >= LEAST_LOST
        and pass_rate.category == ASKED_ABOUT
    ]
    customs = _often_failed_by_others(history, {pass_rate.id for pass_rate in costly})
    worst = next((pass_rate for pass_rate in costly if pass_rate.id not in customs), None)
    failed = [] if worst is None else _clearly_failed(worst)
    if worst is None or len(failed) < (1 - MOST_MET) * worst.of:
        return None
    return Insight(
        kind="costliest_check",
        figures={"check": worst.id, "missed": len(failed), "of": worst.of, "lost": worst.lost},
        commits=tuple(map(ExampleCommit, failed)),
        chance=None,
        weight=weight_of(worst.lost / 2, len(failed), worst.of),
    )


QUESTION = InsightQuestion(
    name="recurring-miss",
    question="Which habit of your messages costs you the most points?",
    topic="habit",
    needs="Twenty commits that a check applies to, half failed, with 0.3 points lost a commit. These are counts.",
    answer=_answer,
)
