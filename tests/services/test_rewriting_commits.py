"""Which commits changed lines of the commit before them: read in a real repository."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.rewriting_commits import rewriting
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.habits.history import Pair


def scored(record: CommitRecord) -> ScoredCommit:
    """The record with its card."""
    return ScoredCommit(record, score_commit(record))


def pairs_of(repository: GitRepository) -> list[Pair]:
    """Each commit of the branch with the next."""
    with closing(open_reader(repository.path, cache_folder=None)) as reader:
        return list(pairwise(map(scored, reader.records(reader.history(["HEAD"])))))


def four_commits(repository: GitRepository) -> list[Pair]:
    """The second changes a line of the first, the third adds a line below, the fourth changes another file."""
    for text in ("a = 1\nb = 2\n", "a = 1\nb = 3\n", "a = 1\nb = 3\nc = 4\n"):
        repository.commit("Set the figures", {"figures.py": text})
    repository.commit("Fix the guide", {"guide.md": "Figures\n"})
    return pairs_of(repository)[-3:]


def test_a_line_of_the_commit_before(repository: GitRepository) -> None:
    """Only the commit that changed such a line is kept."""
    pairs = four_commits(repository)
    assert rewriting(pairs) == pairs[:1]


def test_what_cannot_be_read_proves_nothing(repository: GitRepository, tmp_path: Path) -> None:
    """A commit that is not the parent, a repository that is gone, and one without the commits at its place."""
    pairs = four_commits(repository)
    assert rewriting([(pairs[0][0], pairs[1][1])]) == []
    other = GitRepository(tmp_path / "other", repository.home)
    for path in (repository.path / "gone", other.path):
        moved = [tuple(_moved(commit, {"path": str(path)}) for commit in pair) for pair in pairs]
        assert rewriting([(first, second) for first, second in moved]) == []


def _moved(commit: ScoredCommit, changed: dict[str, str]) -> ScoredCommit:
    record = replace(commit.record, repository=replace(commit.record.repository, **changed))
    return ScoredCommit(record, commit.card)
