"""All files and folders are private to their owner, with any umask."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

COMMANDS = (
    "track --all",
    "coach --no-ai",
    "progress --everyone",
    "report --everyone --days 3650 --output report.html",
    "hook install",
)


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_folders_are_0700_and_files_0600(repository: GitRepository, tmp_path: Path, umask: int) -> None:
    """Journal, caches, spool and report, and every folder that had to be made above them."""
    for number in range(3):
        repository.commit(f"Add part {number}", {"a": f"{number}\n"})
    home = tmp_path / "made" / "here"
    for command in COMMANDS:
        subprocess.run(
            [sys.executable, "-m", "craftnudge", *command.split()],
            cwd=repository.path,
            env=sealed_environment(repository.home, CRAFTNUDGE_HOME=str(home / "home")),
            umask=umask,
            capture_output=True,
            check=True,
        )
    kept = [home.parent, *home.parent.rglob("*"), repository.path / "report.html"]
    assert len(kept) > 8
    assert {f"{path.stat().st_mode & 0o777:o} {path}" for path in kept} == {
        f"{'700' if path.is_dir() else '600'} {path}" for path in kept
    }
