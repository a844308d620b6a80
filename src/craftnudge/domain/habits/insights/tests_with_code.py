"""Do tests travel with the code that they cover?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.habits.comparison import by_share
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.insights.reasons_by_size import size_note, size_of
from craftnudge.domain.habits.number_text import percent

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
    return [each for each in commits if each.record.repository.key in tested and "code" in _kinds(each)]


def _answer(history: History) -> Insight | None:
    own = _code_changes(history.coached)
    if len(own) < NEEDED:
        return None
    bare = sorted((commit for commit in own if not _has_tests(commit)), key=size_of, reverse=True)
    brought = len(own) - len(bare)
    share = brought / len(own)
    beside = by_share(own, _code_changes(history.others_coached), _has_tests, NEEDED)
    others = f" Others here: {percent(beside.other_figure)}." if beside else ""
    figures: dict[str, float | str] = {"code_commits": len(own), "with_tests": brought}
    if beside:
        figures |= {"others_code_commits": len(beside.others), "others_share": beside.other_figure}
    return Insight(
        headline=f"Tests travel with {brought:,} of {len(own):,} code changes.",
        detail=f"That is {percent(share)}.{others}" + (" The largest without:" if bare else ""),
        figures=figures,
        commits=tuple(Shown(commit, size_note(commit)) for commit in bare),
        chance=None,
        weight=weight_of((1 - share) / 2, len(own), len(history.coached)),
    )


QUESTION = Question(
    name="tests-travel",
    asks="Do tests travel with the code that they cover?",
    matter="tests",
    needs="Twenty commits that change code where there are tests at all: it is counted, not inferred.",
    answer=_answer,
)
