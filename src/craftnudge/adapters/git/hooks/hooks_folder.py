"""Finds the folder where git looks for hooks, and whose it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.errors import NoRepositoryError
from craftnudge.runtime.fast_dataclasses import dataclass

Owner = Literal["repository", "work tree", "elsewhere"]


@dataclass(frozen=True, slots=True)
class HooksPlace:
    """The folder of hooks that git uses in a repository.

    `owner` says whose it is: the repository's own (inside its git folder), the work tree's (tracked files, which every
    clone gets), or elsewhere (shared by all repositories of a user). `configured` is the value of `core.hooksPath`,
    None if it is not set. `common` is the git folder that all linked worktrees share. With `disabled` the setting names
    something that cannot hold hooks, such as `/dev/null` or nothing at all, and git runs none.
    """

    folder: Path
    owner: Owner
    configured: str | None
    work_tree: Path | None
    common: Path
    disabled: bool = False

    @property
    def own_folder(self) -> Path:
        """The folder that git uses without a setting."""
        return self.common / "hooks"

    @property
    def shared(self) -> bool:
        """Whether a file put there has an effect beyond this repository."""
        return self.owner != "repository"


def hooks_place(path: Path) -> HooksPlace:
    """Where git looks for hooks of the repository at `path`. Raises NoRepositoryError.

    git is run at the top of the work tree, because a relative `core.hooksPath` starts there. All linked worktrees share
    one folder of hooks, unless the setting says otherwise.
    """
    if not path.is_dir():
        raise NoRepositoryError("folder.missing", folder=path)
    done = run_git(path, "rev-parse", "--path-format=absolute", "--git-common-dir", "--is-bare-repository")
    if done.returncode:
        raise NoRepositoryError("repository.none", folder=path.absolute())
    common, _, bare = done.stdout.decode("utf-8", "surrogateescape").rstrip("\n").rpartition("\n")
    top = Path(common) if bare == "true" else Path(git_text(path, "rev-parse", "--show-toplevel"))
    setting = run_git(top, "config", "--get", "core.hooksPath")
    configured = None if setting.returncode else setting.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
    work_tree = None if bare == "true" else top
    if configured == "":  # git 2.39 looks for /commit-msg then
        return HooksPlace(Path(common) / "hooks", "repository", configured, work_tree, Path(common), disabled=True)
    # Not --path-format=absolute: that fails for a path below a file, such as /dev/null/hooks.
    folder = Path(os.path.normpath(top / git_text(top, "rev-parse", "--git-path", "hooks")))
    owner = _owner(folder, Path(common), work_tree)
    return HooksPlace(folder, owner, configured, work_tree, Path(common), disabled=_holds_no_files(folder))


def _holds_no_files(folder: Path) -> bool:
    """Whether no folder can be there: it, or what should be a folder above it, is a device or a file."""
    nearest = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    return not nearest.is_dir() or folder == folder.parent


def where_set(place: HooksPlace) -> str:
    """The scope of `core.hooksPath`: local, worktree, global, system, or command for the environment."""
    done = run_git(place.work_tree or place.common, "config", "--show-scope", "--get", "core.hooksPath")
    return done.stdout.decode("utf-8", "replace").partition("\t")[0]


def _owner(folder: Path, common: Path, work_tree: Path | None) -> Owner:
    """The owner of the folder that links lead to."""
    real = folder.resolve()
    if real.is_relative_to(common.resolve()):
        return "repository"
    return "work tree" if work_tree is not None and real.is_relative_to(work_tree.resolve()) else "elsewhere"
