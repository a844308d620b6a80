"""After which nudges did the next commit do better?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.nudge_effect import nudge_effects
from craftnudge.domain.habits.significance import of_several
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History

NEEDED = 10


def _answer(history: History) -> Insight | None:
    effects = [
        effect
        for effect in nudge_effects(history.nudges, history.own)
        if effect.of >= NEEDED and effect.of_otherwise >= NEEDED
    ]
    if not effects:
        return None
    best = min(effects, key=lambda effect: (effect.chance, effect.check_id))
    best = replace(best, chance=of_several(best.chance, len(effects)))
    after, otherwise = best.passed / best.of, best.passed_otherwise / best.of_otherwise
    return Insight(
        kind="nudged_pass_more" if after > otherwise else "nudged_pass_less",
        values={"share": after, "other_share": otherwise},
        figures={
            "check": best.check_id,
            "nudged_commits": best.of,
            "met_after_nudge": best.passed,
            "other_commits": best.of_otherwise,
            "met_otherwise": best.passed_otherwise,
        },
        commits=tuple(ExampleCommit(commit) for commit in reversed(best.commits)),
        chance=best.chance,
        weight=weight_of(after - otherwise, best.of, best.of + best.of_otherwise),
    )


QUESTION = InsightQuestion(
    name="nudges-that-worked",
    question="After which nudges did the next commit do better?",
    topic="nudges",
    needs="Ten commits that follow a failure and a nudge about it, and ten that follow a failure without one.",
    answer=_answer,
)
