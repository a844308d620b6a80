"""Where is a person below the others in the same repositories?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_mean, score_of
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.insights import costliest_check
from craftnudge.domain.habits.routine import without_routine
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.habits.comparison import Contrast
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.check import CategoryName

NEEDED = 20
NEEDED_OTHERS = 50
NEEDED_PEOPLE = 5
# Three quarters of the points need no action, however well others do.
GOOD_ENOUGH = 7.5
# Different kinds of work alone set people a point apart.
LEAST_POINTS = 1.2
# What a person decides at each commit. The rest depends on the work at hand: of four people below the others in their
# changes, one could have done anything about it.
COMPARED: tuple[CategoryName, ...] = ("message",)


def _with_category(commits: Iterable[ScoredCommit], name: CategoryName) -> list[ScoredCommit]:
    """Those with that score, without the releases, typos and the like that not everyone makes."""
    return [commit for commit in commits if commit.category_score(name) is not None and not commit.exempt]


def _contrasts(history: History) -> list[tuple[CategoryName, Contrast]]:
    contrasts: list[tuple[CategoryName, Contrast]] = []
    for name in COMPARED:
        own = _with_category(history.scored, name)
        others = _with_category(history.others_scored, name)
        contrast = by_mean(own, others, lambda commit, name=name: commit.category_score(name) or 0.0, NEEDED)  # type: ignore[misc]
        if contrast is not None and len(others) >= NEEDED_OTHERS:
            contrasts.append((name, _on_varied_work(name, contrast)))
    return contrasts


def _on_varied_work(name: CategoryName, contrast: Contrast) -> Contrast:
    """The same without a person's syncs and the like, where there is a difference that they may have made."""
    if not _is_below(contrast):
        return contrast
    varied = without_routine(contrast.commits)
    again = by_mean(varied, contrast.others, lambda commit: commit.category_score(name) or 0.0, NEEDED)
    return contrast if again is None else again


def _is_below(contrast: Contrast) -> bool:
    return contrast.costs and contrast.figure < GOOD_ENOUGH and contrast.difference <= -LEAST_POINTS


def _answer(history: History) -> Insight | None:
    contrasts = _contrasts(history) if history.people >= NEEDED_PEOPLE else []
    costly = [pair for pair in contrasts if _is_below(pair[1])]
    if not costly or costliest_check.QUESTION.answer(history) is not None:
        # Which check costs the points says more than that others have them.
        return None
    name, best = min(costly, key=lambda pair: (pair[1].chance, pair[1].difference))
    contrast = replace(best, tries=len(contrasts))
    repositories = {commit.repository.key: commit.repository.name for commit in history.scored}
    return Insight(
        kind="below_others",
        values={
            "difference": -contrast.difference,
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
            )
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, 1, 1),
    )


QUESTION = InsightQuestion(
    name="compared",
    question="Where do you score below others in the same repositories?",
    topic="others",
    needs="Twenty commits of yours and fifty of at least five others, so that no single person can be picked out.",
    answer=_answer,
)
