"""`craftnudge style`, as a user runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_the_style_of_a_repository(program: Program, repository: GitRepository) -> None:
    """Screen, document and settings show the same habits of the commits before HEAD."""
    for number in range(13):
        repository.commit(f"net: close the socket of peer {number}", {"a.py": f"{number}\n"})
    shown = program("style")
    assert shown.code == 0
    assert "12 of 12 nearly always  begin with an area" in shown.stdout
    document = program("style", "--json").json
    assert_valid("style", document)
    assert document["commits"] == 12
    assert {habit["about"]: habit["count"] for habit in document["habits"]}["prefix"] == 12
    assert "[project-style]" in program("style", "--toml").stdout
    assert program("style", "HEAD~5").code == 0


def test_there_is_nothing_to_learn_from_yet(program: Program, repository: GitRepository) -> None:
    """The first commit has no past, and that is said."""
    repository.commit("Add a row", {"a.py": "x\n"})
    assert "too few" in program("style").stdout


def test_a_merge_has_a_style_before_it_too(program: Program, repository: GitRepository) -> None:
    """A merge itself is skipped; the commits before it are those of any other commit."""
    for number in range(12):
        repository.commit(f"net: close the socket of peer {number}", {"a.py": f"{number}\n"})
    repository.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    repository.commit("net: close the rest", {"b.py": "b\n"})
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert "13 of 13 nearly always  begin with an area" in program("style").stdout
