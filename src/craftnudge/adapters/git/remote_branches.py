"""The branches of remotes that this clone knows: its remote-tracking references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import run_git
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RemoteBranch:
    """A branch of a remote, such as "topic" of "origin", and the commit that it was at when it was last fetched."""

    remote: str
    branch: str
    commit: str


def remote_branches(folder: Path, *, with_commit: str | None = None) -> tuple[RemoteBranch, ...]:
    """All of them, or those that have a commit. What a remote calls its default branch is only a link to one."""
    remotes = _lines(folder, "remote")
    having = () if with_commit is None else (f"--contains={with_commit}",)
    rows = _lines(folder, "for-each-ref", "--format=%(objectname) %(refname) %(symref)", *having, "refs/remotes/")
    found = []
    for row in rows:
        commit, name, symref = row.split(" ", 2)
        if symref:
            continue
        short = name.removeprefix("refs/remotes/")
        named = [remote for remote in remotes if short.startswith(f"{remote}/")]
        remote = max(named, key=len, default=short.partition("/")[0])
        found.append(RemoteBranch(remote, short.removeprefix(f"{remote}/"), commit))
    return tuple(found)


def default_branch(folder: Path) -> str | None:
    """The branch that origin calls its default, None if this clone does not know it."""
    prefix = "refs/remotes/origin/"
    answer = run_git(folder, "symbolic-ref", "--quiet", f"{prefix}HEAD").stdout.decode("utf-8", "surrogateescape")
    return answer.strip().removeprefix(prefix) or None


def current_branch(folder: Path) -> str | None:
    """The branch that is checked out, None without one."""
    answer = run_git(folder, "symbolic-ref", "--quiet", "--short", "HEAD").stdout.decode("utf-8", "surrogateescape")
    return answer.strip() or None


def _lines(folder: Path, *arguments: str) -> list[str]:
    return run_git(folder, *arguments).stdout.decode("utf-8", "surrogateescape").splitlines()
