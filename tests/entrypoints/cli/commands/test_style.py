"""`craftnudge style`, as a user runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_the_style_of_a_repository(program: Program, repository: GitRepository) -> None:
    """Screen, document and settings show the same habits of HEAD and the commits before it."""
    for number in range(13):
        repository.commit(f"net: close the socket of peer {number}", {"a.py": f"{number}\n"})
    shown = program("style")
    assert shown.code == 0
    assert "13 of 13 nearly always  begin with an area" in shown.stdout
    document = program("style", "--json").json
    assert_valid("style", document)
    assert document["commits"] == 13
    assert {habit["about"]: habit["count"] for habit in document["habits"]}["prefix"] == 13
    assert "[project-style]" in program("style", "--toml").stdout
    assert program("style", "HEAD~5").code == 0


def test_there_is_nothing_to_learn_from_yet(program: Program, repository: GitRepository) -> None:
    """One commit is too few, and is counted."""
    repository.commit("Add a row", {"a.py": "x\n"})
    assert "has 1 commit by people so far: too few" in program("style").stdout


def test_commits_pass_the_rules_that_were_learned_from_them(program: Program, repository: GitRepository) -> None:
    """The printed settings accept each commit of a history with emoji and a revert."""
    for number in range(6):
        repository.commit(f"✨ feat(api): read orders of version {number}", {"a.py": f"{number}\n"})
        repository.commit(f":bug: fix: skip blank lines of version {number}", {"b.py": f"{number}\n"})
    repository.git("revert", "--no-edit", "HEAD")
    repository.write({".craftnudge.toml": program("style", "--toml").stdout})
    checked = program("check", "HEAD~12..HEAD")
    assert (checked.code, "HR1" in checked.stdout) == (0, False)
    assert program("check", "-m", "feat: read orders").code == 1


def test_a_merge_has_a_style_before_it_too(program: Program, repository: GitRepository) -> None:
    """A merge itself is skipped; the commits before it are those of any other commit."""
    for number in range(12):
        repository.commit(f"net: close the socket of peer {number}", {"a.py": f"{number}\n"})
    repository.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    repository.commit("net: close the rest", {"b.py": "b\n"})
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert "13 of 13 nearly always  begin with an area" in program("style").stdout
