"""`.git` files and links, work trees and folders that lead astray."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, UnavailableError, commit, git, init, odd, simple

if TYPE_CHECKING:
    from pathlib import Path


@odd
def dot_git_file_in_a_circle(base: Path) -> Odd:
    """A `.git` file that names itself."""
    folder = base / "r"
    folder.mkdir()
    (folder / ".git").write_text("gitdir: .git\n")
    return Odd(folder, "refused")


@odd
def dot_git_file_of_garbage(base: Path) -> Odd:
    """A `.git` file that names nothing, inside of a whole repository: git does not look further up."""
    inner = simple(base / "r") / "inner"
    inner.mkdir()
    (inner / ".git").write_bytes(b"\0\xff no pointer\n" * 100)
    return Odd(inner, "refused")


@odd
def dot_git_empty_folder(base: Path) -> Odd:
    """An empty `.git` folder inside of a whole repository: git looks further up."""
    inner = simple(base / "r") / "inner"
    (inner / ".git").mkdir(parents=True)
    return Odd(inner)


@odd
def dot_git_file_relative_without_line_end(base: Path) -> Odd:
    """A `.git` file with a relative path, `..` in it, and no line end."""
    simple(base / "elsewhere")
    folder = base / "r"
    folder.mkdir()
    (folder / ".git").write_text("gitdir: ../r/../elsewhere/.git")
    return Odd(folder)


@odd
def dot_git_is_a_link(base: Path) -> Odd:
    """`.git` is a symbolic link to another repository's."""
    simple(base / "elsewhere")
    (base / "r").mkdir()
    try:
        (base / "r/.git").symlink_to(base / "elsewhere/.git")
    except OSError as error:
        raise UnavailableError(str(error)) from error
    return Odd(base / "r")


@odd
def dot_git_is_a_link_to_nothing(base: Path) -> Odd:
    """`.git` is a symbolic link whose target is gone: git looks further up, and finds none."""
    (base / "r").mkdir()
    try:
        (base / "r/.git").symlink_to(base / "gone")
    except OSError as error:
        raise UnavailableError(str(error)) from error
    return Odd(base / "r", "no repository")


@odd
def worktree_without_common_folder(base: Path) -> Odd:
    """The part of a linked work tree that names the common folder is garbled."""
    repository = simple(base / "main")
    git(repository, "worktree", "add", "-q", "-b", "side", base / "wt")
    (repository / ".git/worktrees/wt/commondir").write_text("../../nowhere\n")
    return Odd(base / "wt", "refused")


@odd
def worktree_that_was_moved(base: Path) -> Odd:
    """A linked work tree, moved without git's knowledge, and locked."""
    repository = simple(base / "main")
    git(repository, "worktree", "add", "-q", "-b", "side", base / "wt")
    git(repository, "worktree", "lock", base / "wt")
    commit(base / "wt", "feat: aside", {"w": "w\n"})
    shutil.move(base / "wt", base / "moved")
    return Odd(base / "moved")


@odd
def work_tree_elsewhere(base: Path) -> Odd:
    """The configuration says that the work tree lies in another folder."""
    repository = simple(base / "r")
    (base / "tree").mkdir()
    git(repository, "config", "core.worktree", str(base / "tree"))
    return Odd(repository)


@odd
def work_tree_nowhere(base: Path) -> Odd:
    """The configuration says that the work tree lies in a folder that is not there."""
    repository = simple(base / "r")
    git(repository, "config", "core.worktree", str(base / "nowhere/at/all"))
    return Odd(repository, "refused")


@odd
def bare_that_says_it_is_not(base: Path) -> Odd:
    """A bare repository inside of another repository's work tree, whose configuration calls it not bare."""
    outer = simple(base / "outer", 1)
    git(None, "clone", "-q", "--bare", simple(base / "src", 3), outer / "in.git")
    git(outer / "in.git", "config", "core.bare", "false")
    return Odd(outer / "in.git", extra={"git_sees_another_place": True})


@odd
def folder_of_a_very_long_path(base: Path) -> Odd:
    """A path of three and a half thousand characters."""
    folder = base
    while len(str(folder)) < 3_500:
        folder /= "d" * 200
    try:
        folder.mkdir(parents=True)
        return Odd(simple(folder / "r"))
    except (OSError, RuntimeError) as error:
        raise UnavailableError(str(error)) from error


@odd
def folder_named_like_an_option(base: Path) -> Odd:
    """Folders called `--all` and `.git` and ` `."""
    folder = base / "--all" / " " / "x.git"
    folder.mkdir(parents=True)
    return Odd(simple(folder / "-"))


@odd
def submodule_without_its_own(base: Path) -> Odd:
    """The folder of a submodule that was never fetched: the repository above it is meant."""
    library, top = simple(base / "lib"), init(base / "top")
    git(top, "submodule", "add", "-q", library, "lib")
    commit(top, "feat: add a submodule")
    git(None, "clone", "-q", top, base / "r")
    return Odd(base / "r/lib")
