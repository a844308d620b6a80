"""Do commits written with a coding agent differ from the person's others?"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import (
    LEAST_POINTS,
    LEAST_SPREADS,
    NEEDED_DAYS,
    by_mean,
    by_share,
    score_of,
)
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.significance import of_several

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.domain.habits.comparison import Contrast
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 20
# Smaller differences are nothing to act on: a share of commits, and how many times as long.
_LEAST_SHARE = 0.15
_LEAST_TIMES = 2.0
_COMPARED = 3


def _log_words_a_line(commit: ScoredCommit) -> float:
    """The logarithm of the message's words for each changed line, so that one long message doesn't decide the mean."""
    return log((commit.traits.words + 1) / ((commit.changed_lines or 0) + 1))


def _answer(history: History) -> Insight | None:
    if not history.one_person:
        return None
    with_agent = [commit for commit in history.scored if commit.traits.agent]
    without = [commit for commit in history.scored if not commit.traits.agent]
    if not (_enough(with_agent) and _enough(without)):
        return None
    found = [insight for compare in (_scores, _tests, _lengths) if (insight := compare(with_agent, without))]
    return min(found, key=lambda insight: insight.chance or 0.0, default=None)


def _enough(commits: Sequence[ScoredCommit]) -> bool:
    """Whether there are commits on enough days, since those of one day are made in one sitting."""
    return len(commits) >= NEEDED and len({commit.day for commit in commits} - {None}) >= NEEDED_DAYS


def _scores(with_agent: Sequence[ScoredCommit], without: Sequence[ScoredCommit]) -> Insight | None:
    contrast = by_mean(with_agent, without, needed=NEEDED)
    if contrast is None or abs(contrast.difference) < max(LEAST_POINTS, LEAST_SPREADS * contrast.spread):
        return None
    lower = contrast.difference < 0
    return Insight(
        kind="agent_scores_lower" if lower else "agent_scores_higher",
        values={"difference": abs(contrast.difference)},
        figures={**_sizes(contrast), "agent_average": contrast.figure, "other_average": contrast.other_figure},
        commits=_examples(contrast, score_of, largest_first=not lower),
        chance=of_several(contrast.chance, _COMPARED),
        weight=_weight(contrast, contrast.difference / 2),
    )


def _tests(with_agent: Sequence[ScoredCommit], without: Sequence[ScoredCommit]) -> Insight | None:
    contrast = by_share(_code_changes(with_agent), _code_changes(without), _has_tests, NEEDED)
    if contrast is None or abs(contrast.difference) < _LEAST_SHARE:
        return None
    fewer = contrast.difference < 0
    return Insight(
        kind="agent_tests_less_often" if fewer else "agent_tests_more_often",
        figures={**_sizes(contrast), "agent_share": contrast.figure, "other_share": contrast.other_figure},
        commits=_examples(contrast, _has_tests, largest_first=not fewer),
        chance=of_several(contrast.chance, _COMPARED),
        weight=_weight(contrast, contrast.difference),
    )


def _lengths(with_agent: Sequence[ScoredCommit], without: Sequence[ScoredCommit]) -> Insight | None:
    own, others = ([commit for commit in group if commit.changed_lines] for group in (with_agent, without))
    contrast = by_mean(own, others, _log_words_a_line, NEEDED)
    if contrast is None or exp(contrast.difference) < _LEAST_TIMES:
        return None
    return Insight(
        kind="agent_messages_longer",
        figures={**_sizes(contrast), "times": exp(contrast.difference)},
        commits=_examples(contrast, _log_words_a_line, largest_first=True),
        chance=of_several(contrast.chance, _COMPARED),
        weight=_weight(contrast, contrast.difference / 2),
    )


def _code_changes(commits: Sequence[ScoredCommit]) -> list[ScoredCommit]:
    return [commit for commit in commits if commit.traits.changes_code]


def _has_tests(commit: ScoredCommit) -> bool:
    return commit.traits.changes_tests


def _sizes(contrast: Contrast) -> dict[str, float | str]:
    return {"agent_commits": len(contrast.commits), "other_commits": len(contrast.others)}


def _examples(
    contrast: Contrast, measure: Callable[[ScoredCommit], float], *, largest_first: bool
) -> tuple[ExampleCommit, ...]:
    commits = sorted(contrast.commits, key=measure, reverse=largest_first)
    return tuple(ExampleCommit(commit, f"{score_of(commit):.1f}") for commit in commits)


def _weight(contrast: Contrast, effect: float) -> float:
    """The effect touches as many commits as the smaller group has: the other one is what it is compared with."""
    smaller = min(len(contrast.commits), len(contrast.others))
    return weight_of(effect, smaller, len(contrast.commits) + len(contrast.others))


QUESTION = InsightQuestion(
    name="with-agent",
    question="Do your commits written with a coding agent differ from the others?",
    topic="agent",
    needs="Twenty commits with an agent and twenty without, each over eight days; the three comparisons are counted.",
    answer=_answer,
)
