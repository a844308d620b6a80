"""After which nudges did the next commit do better?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.nudge_effect import followed
from craftnudge.domain.habits.number_text import percent
from craftnudge.domain.habits.significance import of_several
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History

NEEDED = 10


def _answer(history: History) -> Insight | None:
    asked = [
        each for each in followed(history.nudges, history.own) if each.of >= NEEDED and each.of_otherwise >= NEEDED
    ]
    if not asked:
        return None
    best = min(asked, key=lambda each: (each.chance, each.check_id))
    best = replace(best, chance=of_several(best.chance, len(asked)))
    after, otherwise = best.passed / best.of, best.met_otherwise / best.of_otherwise
    known = all_checks().get(best.check_id)
    title = known.pass_name if known else best.check_id
    return Insight(
        headline=f"Nudges {'work' if after > otherwise else 'do not work'} for you here: {title}.",
        detail=f"After a miss and a nudge the next met it {best.passed} of {best.of} times ({percent(after)}); after"
        f" a miss without a nudge {best.met_otherwise} of {best.of_otherwise} ({percent(otherwise)}).",
        figures={
            "check": best.check_id,
            "nudged_commits": best.of,
            "met_after_nudge": best.passed,
            "other_commits": best.of_otherwise,
            "met_otherwise": best.met_otherwise,
        },
        commits=tuple(Shown(commit) for commit in reversed(best.commits)),
        chance=best.chance,
        weight=weight_of(after - otherwise, best.of, best.of + best.of_otherwise),
    )


QUESTION = Question(
    name="nudges-that-worked",
    asks="After which nudges did the next commit do better?",
    matter="nudges",
    needs="Ten commits that came next after a miss and a nudge about it, and ten after a miss without one.",
    answer=_answer,
)
