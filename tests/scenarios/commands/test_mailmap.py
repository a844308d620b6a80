"""One person is one name, however the commits call them: the mailmap counts in every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

OLD, MAP = "adev <ann@old.example>", "Ann Dev <ann@example.org> adev <ann@old.example>\n"
PLACES = {
    "in the work tree": {".mailmap": MAP},
    "in a file": {"authors": MAP},
    "in a blob": {"authors": MAP},
}


@pytest.mark.parametrize("place", PLACES)
def test_every_command_shows_the_mapped_name(repository: GitRepository, program: Program, place: str) -> None:
    """What `git log` calls the author, the screens do; documents keep what the commit holds."""
    for number in range(3):
        repository.commit(f"Read option {number} of the file", {"a.py": f"x = {number}\n"}, author=OLD)
    repository.commit("Map the old address", PLACES[place])
    if place == "in a file":
        repository.git("config", "mailmap.file", "authors")
    elif place == "in a blob":
        repository.git("config", "mailmap.blob", "HEAD:authors")
    assert repository.git("log", "--format=%aN", "--use-mailmap") == "\n".join(["Ann Dev"] * 4)
    assert program("track", "--all").code == 0
    for command in (["log"], ["coach", "HEAD~1"], ["log", "--author", "ann@old.example"], ["progress"]):
        run = program(*command, COLUMNS="120")
        assert "Ann Dev" in run.stdout, run.stderr
        assert "adev" not in run.stdout
    assert program("coach", "HEAD~1", "--json").json["user_id"] == "ann@example.org"
    assert program("coach", "HEAD~1", "--json").json["commit"]["author"]["name"] == "adev"
    assert program("log", "--json").json["matching"] == 4


def test_a_bare_repository_has_the_mailmap_of_its_head(repository: GitRepository, program: Program) -> None:
    """As in git; there is no work tree that could hold one."""
    repository.commit("Read the options of the file", {"a.py": "x = 1\n", ".mailmap": MAP}, author=OLD)
    bare = repository.path.parent / "bare.git"
    repository.git("clone", "--quiet", "--bare", ".", str(bare))
    run = program("coach", "HEAD", folder=bare)
    assert "Ann Dev" in run.stdout
    assert "adev" not in run.stdout
