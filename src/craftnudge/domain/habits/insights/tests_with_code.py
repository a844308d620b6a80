"""Do code changes include tests?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.habits.comparison import by_share
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.insights.reasons_by_size import size_note, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 20


def _kinds(commit: ScoredCommit) -> set[str]:
    return {kind_of(file.path) for file in commit.record.files or () if file.status != "D"}


def _has_tests(commit: ScoredCommit) -> bool:
    return "test" in _kinds(commit)


def _code_changes(commits: Iterable[ScoredCommit]) -> list[ScoredCommit]:
    """Commits with code of repositories that have tests at all."""
    commits = list(commits)
    tested = {commit.record.repository.key for commit in commits if _has_tests(commit)}
    return [commit for commit in commits if commit.record.repository.key in tested and "code" in _kinds(commit)]


def _answer(history: History) -> Insight | None:
    own = _code_changes(history.scored)
    if len(own) < NEEDED:
        return None
    bare = sorted((commit for commit in own if not _has_tests(commit)), key=size_of, reverse=True)
    share = 1 - len(bare) / len(own)
    contrast = by_share(own, _code_changes(history.others_scored), _has_tests, NEEDED)
    figures: dict[str, float | str] = {"code_commits": len(own), "with_tests": len(own) - len(bare)}
    if contrast:
        figures |= {"others_code_commits": len(contrast.others), "others_share": contrast.other_figure}
    return Insight(
        kind="tests_with_code",
        values={"share": share, "without_tests": len(bare) or None},
        figures=figures,
        commits=tuple(ExampleCommit(commit, size_note(commit)) for commit in bare),
        chance=None,
        weight=weight_of((1 - share) / 2, len(own), len(history.scored)),
    )


QUESTION = InsightQuestion(
    name="tests-travel",
    question="Do code changes include tests?",
    topic="tests",
    needs="Twenty commits that change code, in repositories that have tests. These are counts, not a comparison.",
    answer=_answer,
)
