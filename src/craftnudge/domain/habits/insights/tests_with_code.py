"""Do code changes include tests less often than those of others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import by_share
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.insights.reasons_by_size import size_note, size_of
from craftnudge.domain.habits.kind_of_work import kind_of_work

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


def _kinds(commit: ScoredCommit) -> set[str]:
    return {file.file_kind for file in commit.record.files or () if file.status != "D"}


def _has_tests(commit: ScoredCommit) -> bool:
    code = commit.record.code
    return "test" in _kinds(commit) or (code is not None and code.count("inline_tests") > 0)


def _tested_days(commits: Iterable[ScoredCommit]) -> set[tuple[object, object]]:
    """The days on which an author brought tests: many commit them apart, beside the code."""
    return {(commit.record.author, commit.day) for commit in commits if _has_tests(commit)}


def _needs_tests(commit: ScoredCommit) -> bool:
    """Whether it adds lines of code written by hand, comments aside, and is not a refactoring or the like."""
    code = commit.record.code
    written = code is None or code.count("source_added") > 0
    return written and "code" in _kinds(commit) and kind_of_work(commit) in _TESTED_WORK


def _code_changes(commits: Iterable[ScoredCommit]) -> list[ScoredCommit]:
    """Features and fixes in repositories that have tests at all."""
    commits = list(commits)
    tested = {commit.record.repository.key for commit in commits if _has_tests(commit)}
    return [commit for commit in commits if commit.record.repository.key in tested and _needs_tests(commit)]


def _answer(history: History) -> Insight | None:
    own, others = _code_changes(history.scored), _code_changes(history.others_scored)
    if len(others) < NEEDED_OTHERS:
        return None
    tested = _tested_days((*history.scored, *history.others_scored))

    def with_tests(commit: ScoredCommit) -> bool:
        return (commit.record.author, commit.day) in tested

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
