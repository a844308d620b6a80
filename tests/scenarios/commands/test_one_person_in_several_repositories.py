"""One person over several repositories: by address, by mailmap, and by the user's own word."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from tests.support.program import Program

HOUR_SECONDS = 3_600


@pytest.fixture
def two(repository: GitRepository, program: Program, tmp_path: Path) -> GitRepository:
    """Two tracked repositories: in the first a mailmap, in the second Ann's commits under three addresses."""
    other = GitRepository(tmp_path / "other", tmp_path / "home")
    now = int(time.time()) - 24 * HOUR_SECONDS
    mailmap = {".mailmap": "Ann Dev <ann@example.org> <ann@work.example>\n"}
    repository.commit("Know Ann by one address", mailmap, seconds=now)
    for number, address in enumerate(("ann@example.org", "ann@work.example", "ann@phone.example")):
        author = f"Ann Dev <{address}>"
        other.commit(f"Count page {number}, since editors ask", author=author, seconds=now + number * HOUR_SECONDS)
    for path in (repository.path, other.path):
        assert program("track", "--all", "--repo-path", str(path)).code == 0
    return other


@pytest.mark.usefixtures("two")
def test_a_mailmap_joins_commits_of_both_repositories(program: Program) -> None:
    """The first repository's mailmap speaks of an address that the second has: three commits are Ann's, in both."""
    document = program("progress", "--all-repos", "--json", "--user-id", "ANN@example.org").json
    assert len(document["commits"]) == 3
    assert document["repositories"] == ["other", "repo"]


@pytest.mark.usefixtures("two")
def test_a_name_of_two_people_is_asked_back(program: Program) -> None:
    """What is left apart has the same name: one line, a hint to paste, and exit code 2."""
    run = program("progress", "--all-repos", "--user-id", "ann dev")
    assert run.code == 2
    assert "matches 2 people" in run.stderr
    assert "craftnudge identity" in run.stderr


@pytest.mark.usefixtures("two")
def test_the_users_own_word_joins_the_rest(program: Program) -> None:
    """With the hint pasted into the user's settings all four commits are one person's, also by the alias."""
    places = {place["name"]: place["path"] for place in program("where", "--json").json["places"]}
    settings = Path(places["settings"])
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[identities]\nme = {json.dumps(['ann@example.org', 'ann@phone.example'])}\n", "utf-8")
    for name in ("ann dev", "me"):
        assert len(program("progress", "--all-repos", "--json", "--user-id", name).json["commits"]) == 4
