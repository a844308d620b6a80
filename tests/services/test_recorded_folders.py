"""Repositories by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


def test_commands_about_one_commit_take_a_recorded_name_too(
    program: Program, repository: GitRepository, tmp_path: Path
) -> None:
    """A folder of that name comes first; an unknown name is answered as a folder that does not exist."""
    ledger = GitRepository(tmp_path / "elsewhere" / "ledger", tmp_path / "home")
    there = ledger.commit("Add a ledger, because the till needs one", {"ledger.py": "L = 1\n"})
    here = repository.commit("Add a page, because readers asked for one", {"page.py": "P = 1\n"})
    assert program("track", str(ledger.path)).code == 0
    for name, commit in (("ledger", there), (str(ledger.path), there), (".", here)):
        assert program("coach", "--repo", name, "--json", "--no-ai").json["commit"]["hash"] == commit
    assert program("style", "--repo", "ledger").code == 0
    assert program("coach", "--repo", "nowhere").code == 3


def test_all_recorded_repositories_are_tracked_at_once(
    program: Program, repository: GitRepository, tmp_path: Path
) -> None:
    """Those whose folders still exist; not together with a named one."""
    ledger = GitRepository(tmp_path / "ledger", tmp_path / "home")
    for each, name in ((ledger, "ledger"), (repository, "page")):
        each.commit(f"Add a {name}, because readers asked for one", {f"{name}.py": f"{name} = 1\n"})
        assert program("track", ".", folder=each.path).code == 0
        each.commit(f"Add another {name}, because one is not enough", {"more.py": f"{name} = 2\n"})
    assert program("track", "--all-repos").code == 0
    assert program("log", "--all-repos", "--json").json["matching"] == 4
    assert program("track", "--all-repos", "--repo", ".").code == 2
