"""Is there a kind of work whose commits score higher or lower than the rest?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import most_telling, score_of
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.kind_of_work import OTHER_WORK, kind_of_work
from craftnudge.domain.habits.number_text import percent

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History

_NAMED = 4


def _plural(kind: str) -> str:
    return {"fix": "fixes", OTHER_WORK: OTHER_WORK}.get(kind, f"{kind}s")


def _answer(history: History) -> Insight | None:
    found = most_telling(history.coached, kind_of_work, untold=OTHER_WORK)
    if found is None:
        return None
    kind, contrast = found
    counted = Counter(map(kind_of_work, history.coached)).most_common()
    whole = len(history.coached)
    mix = ", ".join(f"{_plural(each)} {percent(commits / whole)}" for each, commits in counted[:_NAMED])
    below = contrast.difference < 0
    name = _plural(kind)
    return Insight(
        headline=f"{name[0].upper()}{name[1:]} score {abs(contrast.difference):.1f}"
        f" {'below' if below else 'above'} the other commits.",
        detail=f"{len(contrast.commits):,} of them: {contrast.figure:.1f} against {contrast.other_figure:.1f}."
        f" The mix: {mix}.",
        figures={
            "kind": kind,
            "commits": len(contrast.commits),
            "average": contrast.figure,
            "other_average": contrast.other_figure,
            **{f"commits of {each}": commits for each, commits in counted},
        },
        commits=tuple(
            Shown(commit, f"{score_of(commit):.1f}")
            for commit in sorted(contrast.commits, key=score_of, reverse=not below)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(contrast.commits), whole),
    )


QUESTION = Question(
    name="kinds-of-work",
    asks="Is there a kind of work whose commits score higher or lower than the rest?",
    matter="kind",
    needs="Ten commits of a kind and ten of others; all kinds tried are accounted for.",
    answer=_answer,
)
