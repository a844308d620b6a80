"""Golden cases: a folder each, commits in, what the program says out.

To add one, add a folder with a commits.toml. To write the expected files anew, after looking at every difference:
CRAFTNUDGE_GOLDEN=write python -m pytest tests/golden
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/commits.toml"))
ANSWERS = {
    "coach.txt": ("coach", "--no-ai"),
    "coach.json": ("coach", "--no-ai", "--json"),
    "log.txt": ("log",),
}
WRITE = os.environ.get("CRAFTNUDGE_GOLDEN") == "write"


def build(repository: GitRepository, case: Path) -> None:
    """Makes the commits of a case, oldest first."""
    for commit in tomllib.loads((case / "commits.toml").read_text("utf-8"))["commits"]:
        files: dict[str, Any] = dict(commit.get("files", {}))
        for path, repeated in commit.get("repeated", {}).items():
            files[path] = "".join(repeated["line"].replace("NUMBER", str(n)) for n in range(repeated["times"]))
        if commit.get("merges"):
            merge(repository, commit["message"], files)
        else:
            repository.commit(commit["message"], files)


def merge(repository: GitRepository, message: str, files: dict[str, Any]) -> None:
    """A branch with these files, merged without a fast-forward."""
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit("Add what the branch is for\n", files)
    repository.git("checkout", "--quiet", "main")
    repository.seconds += 3600
    date = f"{repository.seconds} +0000"
    repository.git("merge", "--quiet", "--no-ff", "-m", message, "topic", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said(case: Path, repository: GitRepository, program: Program) -> None:
    """The same commits give the same words, figures and documents, letter for letter."""
    build(repository, case)
    assert program("track", "--all").code == 0
    for name, arguments in ANSWERS.items():
        run = program(*arguments)
        assert (run.code, run.stderr) == (0, "")
        if WRITE:
            (case / name).write_text(run.stdout, "utf-8")
        assert run.stdout == (case / name).read_text("utf-8"), f"{case.name}/{name} (see the top of this file)"
