"""What 0.1.0 left on a machine, journal, goal and hooks, works with this version and can be removed by it."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

# As 0.1.0 wrote them (commit 70292c7), but for the two paths of the machine in the hooks.
HOME = Path(__file__).parents[2] / "golden" / "homes" / "0.1.0"
WIP = "wip"


@pytest.fixture
def upgraded(repository: GitRepository, program: Program) -> GitRepository:
    """The repository that 0.1.0 recorded, commit for commit, with the home and the hooks of then."""
    for day in (1, 2, 3):
        repository.write({f"day{day}.py": f"orders = {day}\n"})
        repository.git("add", ".")
        _commit(repository, f"Count the orders of day {day}", day)
    _commit(repository, WIP, 4)
    program.journal.parent.mkdir(parents=True)
    for name in ("commits.jsonl", "nudges.jsonl"):
        shutil.copy(HOME / name, program.journal.with_name(name))
    for hook in (HOME / "hooks").iterdir():
        text = hook.read_text().replace("@PYTHON@", sys.executable).replace("@HOME@", str(program.home / "craftnudge"))
        first, mark, body = text.split("\n", 2)
        mark = f"{mark[:-16]}{hashlib.sha256(body.encode()).hexdigest()[:16]}"
        installed = repository.path / ".git" / "hooks" / hook.name
        installed.write_text(f"{first}\n{mark}\n{body}")
        installed.chmod(0o755)
    return repository


def _commit(repository: GitRepository, message: str, day: int) -> None:
    when = f"2026-11-1{day}T12:00:00Z"
    repository.git("commit", "--quiet", "--allow-empty", "-m", message, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)


def test_the_journal_and_the_goal_are_taken_over(upgraded: GitRepository, program: Program) -> None:
    """Every commit is there, is scored by today's rubric, and gets today's facts; the goal is the one that was set."""
    before = program.journal.read_bytes()
    everything = ("--all-repos", "--all-authors", "--json")
    listed = program("log", *everything).json["commits"]
    assert [row["commit"]["hash"] for row in listed] == upgraded.git("log", "--format=%H").splitlines()
    assert "CN107" in program("goal").stdout
    assert program("journal", "verify").code == 0
    assert program.journal.read_bytes() == before
    assert program("track", "--all").code == 0
    assert program.journal.read_bytes().startswith(before)
    assert len(program("log", *everything).json["commits"]) == len(listed)


def test_the_hooks_go_on_and_are_renewed(upgraded: GitRepository, program: Program) -> None:
    """The old ones record with this version; installed again they are today's, and uninstall takes either kind."""
    said = upgraded.git("commit", "--allow-empty", "-m", "Leave out the holidays")
    assert said is not None
    assert "Leave out the holidays" in program("log", "--all-authors").stdout
    assert "runs" in program("hook", "status").stdout
    hook = upgraded.path / ".git" / "hooks" / "commit-msg"
    old = hook.read_bytes()
    assert program("hook", "install").code == 0
    assert b"\nprogram=" in hook.read_bytes()
    hook.write_bytes(old)
    assert program("uninstall", "--yes").code == 0
    assert [path.name for path in hook.parent.iterdir() if path.suffix != ".sample"] == []
