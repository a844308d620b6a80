"""A commit is named by a revision, by the id of documents, or by its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


@pytest.fixture
def other(tmp_path: Path) -> GitRepository:
    """Another repository, with a commit of Bob's."""
    other = GitRepository(tmp_path / "other", tmp_path / "home")
    other.commit("Start", {"a.txt": "1\n"}, author="Bob <bob@example.org>")
    return other


def test_a_persons_last_commit_is_coached(repository: GitRepository, program: Program) -> None:
    """Not the last of all; a revision goes before the author, and a stranger is an error."""
    first = repository.commit("Add a page, because readers asked for one", {"a.txt": "1\n"})
    last = repository.commit("Add a map, because visitors got lost", {"b.txt": "1\n"}, author="Bob <bob@example.org>")
    program("track", "--all")

    def coached(*arguments: str) -> str:
        document = program("coach", "--no-ai", "--json", *arguments).json
        return str(document["commit"]["hash"])

    assert coached() == coached("--author", "bob@example.org") == last
    assert coached("--author", "ann@example.org") == first
    assert coached(last, "--author", "ann@example.org") == last
    assert program("coach", "--author", "eve@example.org").code == 2


def test_the_id_of_a_document_names_its_commit(repository: GitRepository, program: Program) -> None:
    """`commit_id` of `log --json` can be typed; an id that is not recorded is an unknown revision."""
    first = repository.commit("Add a page", {"a.txt": "1\n"})
    repository.commit("Add a map", {"b.txt": "1\n"})
    program("track", "--all")
    listed = program("log", "--json").json["commits"]
    identity = next(each["commit_id"] for each in listed if each["commit"]["hash"] == first)
    assert program("coach", "--no-ai", "--json", identity).json["commit"]["hash"] == first
    unknown = program("coach", "00000000-0000-5000-8000-000000000000")
    assert (unknown.code, "unknown revision" in unknown.stderr) == (2, True)


def test_a_person_without_a_commit_here_is_told_so(
    repository: GitRepository, program: Program, other: GitRepository
) -> None:
    """Recorded elsewhere, but not in this repository."""
    repository.commit("Add a page", {"a.txt": "1\n"})
    program("track", "--all")
    program("track", "--all", folder=other.path)
    run = program("coach", "--author", "bob@example.org")
    assert (run.code, "no commits by bob@example.org in this repository" in run.stderr) == (2, True)
