"""How does a person compare with the others in the same repositories?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_mean, score_of
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.scored_commit import ASPECTS
from craftnudge.domain.habits.significance import of_several
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from craftnudge.domain.habits.comparison import Contrast
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.rubric.check import CategoryName

NEEDED = 20
NEEDED_PEOPLE = 5


def _contrasts(history: History) -> list[tuple[CategoryName, Contrast]]:
    found: list[tuple[CategoryName, Contrast]] = []
    for name in ASPECTS:
        own = [commit for commit in history.coached if commit.aspect_score(name) is not None]
        others = [commit for commit in history.others_coached if commit.aspect_score(name) is not None]
        contrast = by_mean(own, others, lambda commit, name=name: commit.aspect_score(name) or 0.0, NEEDED)  # type: ignore[misc]
        if contrast is not None:
            found.append((name, contrast))
    return found


def _answer(history: History) -> Insight | None:
    found = _contrasts(history) if history.people >= NEEDED_PEOPLE else []
    if not found:
        return None
    name, best = min(found, key=lambda pair: pair[1].chance)
    contrast = replace(best, chance=of_several(best.chance, len(found)))
    below = contrast.difference < 0
    repositories = len({commit.record.repository.key for commit in history.coached})
    where = "here" if repositories == 1 else f"in your {repositories} repositories"
    return Insight(
        headline=f"In {name} you are {abs(contrast.difference):.1f} {'below' if below else 'above'} the usual {where}.",
        detail=f"{contrast.figure:.1f} over {len(contrast.commits):,} commits of yours;"
        f" {contrast.other_figure:.1f} over {len(contrast.others):,} of {history.people} other people.",
        figures={
            "aspect": name,
            "average": contrast.figure,
            "commits": len(contrast.commits),
            "others_average": contrast.other_figure,
            "others_commits": len(contrast.others),
            "people": history.people,
        },
        commits=tuple(
            Shown(commit, f"{commit.aspect_score(name) or 0.0:.1f}")
            for commit in sorted(
                contrast.commits,
                key=lambda commit: (commit.aspect_score(name) or 0.0, score_of(commit)),
                reverse=not below,
            )
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, 1, 1),
    )


QUESTION = Question(
    name="compared",
    asks="How does a person compare with the others in the same repositories?",
    matter="others",
    needs="Twenty commits of one's own and twenty of at least five others, so that nobody is looked at alone.",
    answer=_answer,
)
