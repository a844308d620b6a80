"""git's configuration, asked of git itself: a process of a few milliseconds, where loading libgit2's takes thirty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import run_git
from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def repository_settings(git_folder: Path) -> Mapping[str, str] | None:
    """What holds in a repository: its own settings, the user's and the system's."""
    return _listed(git_folder, f"--git-dir={git_folder}", "config")


def user_settings(folder: Path) -> Mapping[str, str] | None:
    """What the user has set for all repositories."""
    return _listed(folder, "config", "--global")


def _listed(folder: Path, *asked: str) -> Mapping[str, str] | None:
    """By name (section and name in small letters) the last value of each setting; None where git cannot tell."""
    try:
        done = run_git(folder, *asked, "--list", "-z")
    except RepositoryRefusedError:
        return None
    if done.returncode:
        return None
    entries = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return {name: value for name, _, value in (entry.partition("\n") for entry in entries) if name}
