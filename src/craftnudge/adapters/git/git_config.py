"""Reads git's configuration through git: its process takes a few milliseconds, loading libgit2's reader thirty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import run_git
from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def repository_settings(git_folder: Path) -> Mapping[str, str] | None:
    """The settings that apply in a repository: its own, the user's and the system's; None if git cannot read them."""
    return _listed(git_folder, f"--git-dir={git_folder}", "config")


def user_settings(folder: Path) -> Mapping[str, str] | None:
    """The user's settings for all repositories; None if git cannot read them."""
    return _listed(folder, "config", "--global")


def _listed(folder: Path, *arguments: str) -> Mapping[str, str] | None:
    """The last value of each setting by name (section and key in lower case); None if git fails."""
    try:
        done = run_git(folder, *arguments, "--list", "-z")
    except RepositoryRefusedError:
        return None
    if done.returncode:
        return None
    entries = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return {name: value for name, _, value in (entry.partition("\n") for entry in entries) if name}
