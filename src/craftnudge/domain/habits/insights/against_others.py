"""How does a person compare with the others in the same repositories?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_mean, score_of
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.scored_commit import CATEGORIES
from craftnudge.domain.habits.significance import of_several
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from craftnudge.domain.habits.comparison import Contrast
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.rubric.check import CategoryName

NEEDED = 20
NEEDED_PEOPLE = 5


def _contrasts(history: History) -> list[tuple[CategoryName, Contrast]]:
    contrasts: list[tuple[CategoryName, Contrast]] = []
    for name in CATEGORIES:
        own = [commit for commit in history.scored if commit.category_score(name) is not None]
        others = [commit for commit in history.others_scored if commit.category_score(name) is not None]
        contrast = by_mean(own, others, lambda commit, name=name: commit.category_score(name) or 0.0, NEEDED)  # type: ignore[misc]
        if contrast is not None:
            contrasts.append((name, contrast))
    return contrasts


def _answer(history: History) -> Insight | None:
    contrasts = _contrasts(history) if history.people >= NEEDED_PEOPLE else []
    if not contrasts:
        return None
    name, best = min(contrasts, key=lambda pair: pair[1].chance)
    contrast = replace(best, chance=of_several(best.chance, len(contrasts)))
    below = contrast.difference < 0
    repositories = {commit.record.repository.key: commit.record.repository.name for commit in history.scored}
    return Insight(
        kind="below_others" if below else "above_others",
        values={
            "difference": abs(contrast.difference),
            "repository": next(iter(repositories.values())) if len(repositories) == 1 else None,
            "repositories": len(repositories),
        },
        figures={
            "aspect": name,
            "average": contrast.figure,
            "commits": len(contrast.commits),
            "others_average": contrast.other_figure,
            "others_commits": len(contrast.others),
            "people": history.people,
        },
        commits=tuple(
            ExampleCommit(commit, f"{commit.category_score(name) or 0.0:.1f}")
            for commit in sorted(
                contrast.commits,
                key=lambda commit: (commit.category_score(name) or 0.0, score_of(commit)),
                reverse=not below,
            )
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, 1, 1),
    )


QUESTION = InsightQuestion(
    name="compared",
    question="How do your scores compare with those of others in the same repositories?",
    topic="others",
    needs="Twenty commits of yours and twenty of at least five others, so that no single person can be picked out.",
    answer=_answer,
)
