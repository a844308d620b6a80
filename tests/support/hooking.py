"""What tests of hooks share: committing as a user does, and what came of it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from tests.support.repository import GitRepository, sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


GOOD = "Reject empty tokens before they reach the reader"


def commit(repository: GitRepository, message: str, folder: Path | None = None, **environment: str) -> str:
    """What `git commit` says on standard error when its user commits in the ordinary way; it must not fail."""
    done = subprocess.run(
        ["git", "commit", "--allow-empty", "--message", message],
        cwd=folder or repository.path,
        env=sealed_environment(repository.home, **environment),
        capture_output=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    return done.stderr.decode()


def recorded(program: Program) -> list[str]:
    """The hashes in the journal, after the next command has taken up what hooks left for it."""
    program("log")
    if not program.journal.exists():
        return []
    lines = [json.loads(line) for line in program.journal.read_text().splitlines()]
    return [line["hash"] for line in lines if line["type"] == "commit"]


def hooks_of(repository: GitRepository) -> dict[str, tuple[bytes, int]]:
    """Every file in the folder of hooks and below, with its mode."""
    folder = repository.path / ".git" / "hooks"
    return {
        str(path.relative_to(folder)): (
            str(path.readlink()).encode() if path.is_symlink() else path.read_bytes(),
            path.lstat().st_mode,
        )
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def script(path: Path, text: str) -> Path:
    """An executable file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path
