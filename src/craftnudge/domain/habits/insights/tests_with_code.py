"""Do code changes include tests less often than those of others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_share
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.insights.reasons_by_size import size_note, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 20
NEEDED_OTHERS = 50
# A smaller distance from the others is not worth a sentence.
LEAST_SHARE = 0.08
# Where others seldom bring tests either, that is the custom of the project.
LEAST_OF_OTHERS = 0.5
# Refactorings keep the tests that they have, and what other work needs is not known.
_TESTED_WORK = ("feature", "fix")


def _has_tests(commit: ScoredCommit) -> bool:
    return commit.traits.keeps_tests or commit.traits.adds_tests


def _tested_days(commits: Iterable[ScoredCommit]) -> set[tuple[object, object]]:
    """The days on which an author brought tests: many commit them apart, beside the code."""
    return {(commit.author, commit.day) for commit in commits if _has_tests(commit)}


def _needs_tests(commit: ScoredCommit) -> bool:
    """Whether it adds lines of code written by hand, comments aside, and is not a refactoring or the like."""
    traits = commit.traits
    return traits.adds_source and traits.keeps_code and traits.work in _TESTED_WORK


def _code_changes(commits: Iterable[ScoredCommit]) -> list[ScoredCommit]:
    """Features and fixes in repositories that have tests at all."""
    commits = list(commits)
    tested = {commit.repository.key for commit in commits if _has_tests(commit)}
    return [commit for commit in commits if commit.repository.key in tested and _needs_tests(commit)]


def _answer(history: History) -> Insight | None:
    own, others = _code_changes(history.scored), _code_changes(history.others_scored)
    if len(others) < NEEDED_OTHERS:
        return None
    tested = _tested_days((*history.scored, *history.others_scored))

    def with_tests(commit: ScoredCommit) -> bool:
        return (commit.author, commit.day) in tested

    contrast = by_share(own, others, with_tests, NEEDED)
    if contrast is None or contrast.difference > -LEAST_SHARE:
        return None
    if contrast.other_figure < LEAST_OF_OTHERS:
        return None
    bare = sorted((commit for commit in own if not with_tests(commit)), key=size_of, reverse=True)
    return Insight(
        kind="tests_with_code",
        values={"share": contrast.figure, "without_tests": len(bare)},
        figures={
            "code_commits": len(own),
            "with_tests": len(own) - len(bare),
            "others_code_commits": len(others),
            "others_share": contrast.other_figure,
        },
        commits=tuple(ExampleCommit(commit, size_note(commit)) for commit in bare),
        chance=contrast.chance,
        weight=weight_of(contrast.difference, len(own), len(history.scored)),
    )


QUESTION = InsightQuestion(
    name="tests-travel",
    question="Do your code changes include tests less often than those of others?",
    topic="tests",
    needs="Twenty features or fixes of yours and fifty of others, in repositories that have tests.",
    answer=_answer,
)
