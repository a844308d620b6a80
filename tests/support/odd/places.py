"""Repositories that lie or are laid out oddly, all of them readable."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, UnavailableError, commit, git, init, odd, simple

if TYPE_CHECKING:
    from pathlib import Path


@odd
def detached_head(base: Path) -> Odd:
    """HEAD names a commit and no branch."""
    repository = simple(base / "r")
    git(repository, "checkout", "-q", "--detach", "HEAD~1")
    return Odd(repository)


@odd
def bare(base: Path) -> Odd:
    """No work tree."""
    git(None, "clone", "-q", "--bare", simple(base / "src"), base / "r.git")
    return Odd(base / "r.git")


@odd
def linked_worktree(base: Path) -> Odd:
    """A second work tree of one repository."""
    repository = simple(base / "main")
    git(repository, "worktree", "add", "-q", "-b", "side", base / "wt")
    commit(base / "wt", "feat: in the worktree", {"w.txt": "w\n"})
    return Odd(base / "wt", extra={"main": repository})


@odd
def worktree_config_extension(base: Path) -> Odd:
    """extensions.worktreeConfig, as sparse checkouts set it."""
    repository = simple(base / "r")
    git(repository, "config", "extensions.worktreeConfig", "true")
    git(repository, "config", "core.repositoryformatversion", "1")
    git(repository, "config", "--worktree", "user.name", "Only Here")
    return Odd(repository)


@odd
def relative_worktrees_extension(base: Path) -> Odd:
    """An extension of git 2.48 that older gits refuse."""
    repository = simple(base / "r")
    git(repository, "config", "core.repositoryformatversion", "1")
    git(repository, "config", "extensions.relativeWorktrees", "true")
    return Odd(repository, extra={"git_refuses": True})


@odd
def sparse_checkout(base: Path) -> Odd:
    """A sparse index, which libgit2 cannot read."""
    repository = init(base / "r")
    commit(repository, "feat: two folders", {"in/a": "a\n", "out/b": "b\n"})
    git(repository, "sparse-checkout", "set", "--cone", "--sparse-index", "in")
    commit(repository, "feat: second", {"in/a": "a\nb\n"})
    return Odd(repository)


@odd
def submodule_inside(base: Path) -> Odd:
    """The work tree of a submodule: its `.git` is a file."""
    library, top = simple(base / "lib"), init(base / "top")
    git(top, "submodule", "add", "-q", library, "lib")
    commit(top, "feat: add a submodule")
    return Odd(top / "lib")


@odd
def separate_git_dir(base: Path) -> Odd:
    """The repository lies elsewhere than its work tree."""
    init(base / "r", f"--separate-git-dir={base / 'elsewhere'}")
    commit(base / "r", "feat: one", {"a": "a\n"})
    return Odd(base / "r")


@odd
def shallow(base: Path) -> Odd:
    """A shallow clone: the parent of HEAD~1 is left behind on purpose."""
    git(None, "clone", "-q", "--depth=2", "file://" + str(simple(base / "src", 5)), base / "r")
    return Odd(base / "r", revisions={"HEAD~1": "no figures", "HEAD~2": "no such commit"})


@odd
def partial_without_blobs(base: Path) -> Odd:
    """A partial clone: git would fetch old files when it needs them."""
    source = simple(base / "src", 3)
    git(source, "config", "uploadpack.allowFilter", "true")
    git(None, "clone", "-q", "--filter=blob:none", "file://" + str(source), base / "r")
    return Odd(base / "r", "no figures", revisions={"HEAD~1": "no figures"}, needs_git=True)


@odd
def partial_without_trees(base: Path) -> Odd:
    """A partial clone without old trees."""
    source = simple(base / "src", 3)
    git(source, "config", "uploadpack.allowFilter", "true")
    git(None, "clone", "-q", "--filter=tree:0", "file://" + str(source), base / "r")
    return Odd(base / "r", "no figures", revisions={"HEAD~1": "no figures"}, needs_git=True)


@odd
def through_symlink(base: Path) -> Odd:
    """The path that the user names is a symbolic link."""
    simple(base / "real")
    try:
        (base / "link").symlink_to(base / "real")
    except OSError as error:
        raise UnavailableError(str(error)) from error
    return Odd(base / "link")


@odd
def subdirectory(base: Path) -> Odd:
    """A folder deep inside of the work tree."""
    commit(init(base / "r"), "feat: deep", {"src/deep/a": "a\n"})
    return Odd(base / "r" / "src" / "deep")


@odd
def inside_dot_git(base: Path) -> Odd:
    """A folder inside of `.git`."""
    return Odd(simple(base / "r") / ".git" / "refs")


@odd
def odd_directory_name(base: Path) -> Odd:
    """A folder whose name means something to shells, to Rich and to terminals."""
    try:
        return Odd(simple(base / "it's \"$HOME\" [red] 'a b'\n\x1b[31m"))
    except OSError as error:
        raise UnavailableError(str(error)) from error


@odd
def non_utf8_directory(base: Path) -> Odd:
    """A folder whose name is not UTF-8."""
    try:
        return Odd(simple(base / os.fsdecode(b"caf\xe9")))
    except (OSError, RuntimeError) as error:  # macOS refuses such names
        raise UnavailableError(str(error)) from error


@odd
def non_utf8_branch(base: Path) -> Odd:
    """HEAD stands on a branch whose name is not UTF-8."""
    repository = simple(base / "r")
    git(repository, "checkout", "-q", "-b", os.fsdecode(b"caf\xe9"))
    return Odd(repository)


@odd
def index_lock(base: Path) -> Odd:
    """Another git holds the index, or died holding it."""
    repository = simple(base / "r")
    (repository / ".git" / "index.lock").touch()
    return Odd(repository)


@odd
def alternates(base: Path) -> Odd:
    """Objects lie in another repository."""
    git(None, "clone", "-q", "--shared", simple(base / "src"), base / "r")
    return Odd(base / "r")


@odd
def commit_graph_and_midx(base: Path) -> Odd:
    """Packs with a multi-pack index, a commit graph, packed references."""
    repository = simple(base / "r", 6)
    git(repository, "repack", "-adq")
    commit(repository, "feat: more", {"b": "b\n"})
    git(repository, "repack", "-dq")
    git(repository, "multi-pack-index", "write")
    git(repository, "commit-graph", "write", "--reachable", "--changed-paths")
    git(repository, "pack-refs", "--all")
    return Odd(repository)


@odd
def corrupt_index(base: Path) -> Odd:
    """An unreadable index; git's own diff-tree fails with it."""
    repository = simple(base / "r")
    (repository / ".git" / "index").write_bytes(b"garbage")
    return Odd(repository, extra={"git_diff_dies": True})


@odd
def corrupt_commit_graph(base: Path) -> Odd:
    """A commit graph cut in half."""
    repository = simple(base / "r", 5)
    git(repository, "commit-graph", "write", "--reachable")
    graph = repository / ".git" / "objects" / "info" / "commit-graph"
    graph.chmod(0o644)
    graph.write_bytes(graph.read_bytes()[:200])
    return Odd(repository)
