"""Ours are found and removed after `core.hooksPath` has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.hooks_folder import hooks_place
from craftnudge.adapters.git.hooks.known_folders import known_folders

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_hooks_in_a_folder_that_git_used_before_are_removed(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """Installed in the repository's own folder and in a shared one; then another setting hides both."""
    repository.commit("Begin", {"a": "1\n"})
    shared = tmp_path / "shared hooks"
    program("hook", "install")
    repository.git("config", "core.hooksPath", str(shared))
    assert program("hook", "install", "--shared").code == 0
    repository.git("config", "core.hooksPath", "/dev/null")
    own = repository.path / ".git" / "hooks"
    assert known_folders(hooks_place(repository.path)) == (own, shared)
    assert "does not run, because of core.hooksPath" in program("hook", "status").stdout
    assert program("hook", "uninstall").code == 0
    assert not list(shared.iterdir())
    assert not (own / "commit-msg").exists()
    assert not (repository.path / ".git" / "craftnudge").exists()
    assert known_folders(hooks_place(repository.path)) == (own,)
    assert "no hook of CraftNudge was found" in program("hook", "uninstall").stderr
