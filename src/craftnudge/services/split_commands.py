"""A split as commands to paste: the steps of --apply, so that the user can change each commit.

Each part is staged from the tree that is split, never from the work tree. So files that are staged in part, or were
changed since, stay as they are, and the commits hold what was shown.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.split import Split

# The characters that git reads as a pattern in a path argument, and the prefix of a pathspec with magic.
_PATTERN_SIGNS = pattern(r"[*?\[\\]|^:")
# Some terminals cut a line that is longer than a few thousand bytes.
_PATHS_A_LINE = 50
# Unstages without touching a file. A path with intent-to-add becomes unknown again: with `reset --intent-to-add`
# a new empty file would be no change to git, and would be in no commit.
_TAKE_BACK = "git reset --quiet"


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The surroundings of the change: the folder of the work tree, and what would block the commands.

    `unclean` are the two letters of each file that is not as in HEAD; `on_top` whether HEAD holds the commit.
    """

    top: str
    unclean: tuple[str, ...]
    on_top: bool
    merges: bool


def commands(folder: Path, split: Split, *, shell_folder: Path) -> list[str]:
    """What to paste into a POSIX shell that is in `shell_folder`; nothing if `folder` is in no work tree."""
    completed = run_git(folder, "rev-parse", "--show-toplevel")
    if completed.returncode:
        return []
    around = _around(Path(completed.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")), split)
    lines = [] if shell_folder == Path(around.top) else [f"cd {shlex.quote(around.top)}"]
    if around.merges or split.partial_paths:
        # git would make the merges on top again, and ask again for each conflict that was resolved in them; and no
        # command of git stages some lines of a file without asking.
        return [*lines, f"craftnudge split {'--staged' if split.staged else split.record.hash[:12]} --apply"]
    in_the_way = bool(around.unclean) if not split.is_head else any(letters[0] != " " for letters in around.unclean)
    if not split.staged and in_the_way:
        lines.append("git stash --quiet")
    lines += _taken_back(split)
    for part in split.parts:
        lines += _staged(split.tree, [os.fsdecode(name) for name in part.group.names])
        lines.append(_commit(split, part.message))
    if not split.staged and not split.is_head:
        lines += _put_on_top(split, around)
    if not split.staged and in_the_way:
        lines.append("git stash pop --quiet --index")
    return lines


def _around(top: Path, split: Split) -> _Surroundings:
    status = git_text(top, "status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all")
    on_top = not run_git(top, "merge-base", "--is-ancestor", split.record.hash, "HEAD").returncode
    merges = git_text(top, "rev-list", "--merges", "--count", f"{split.record.hash}..HEAD") if on_top else "0"
    return _Surroundings(str(top), tuple(line[:2] for line in status.splitlines()), on_top, merges != "0")


def _taken_back(split: Split) -> list[str]:
    """Commands that undo the commit or the staging and leave the files in the work tree."""
    if split.staged:
        # The tree is named below, and exists only after git has written it.
        return ["git write-tree", _TAKE_BACK]
    commit = split.record.hash[:12]
    if split.record.parents:
        return [*([] if split.is_head else [f"git switch --quiet --detach {commit}"]), f"{_TAKE_BACK} HEAD~1"]
    if split.is_head and split.record.repository.branch is not None:
        return ["git update-ref -d HEAD", _TAKE_BACK]
    # Before a first commit HEAD cannot be detached: without HEAD a folder is not a repository.
    return [f"git checkout --quiet --orphan {_new_branch(split)} {commit}", _TAKE_BACK]


def _put_on_top(split: Split, around: _Surroundings) -> list[str]:
    """Commands that rebase later commits of the branch onto the parts; if none, the parts get a branch."""
    root = not split.record.parents
    if not around.on_top:
        return [] if root else [f"git switch --quiet --create {_new_branch(split)}"]
    branch = split.record.repository.branch
    rebase = f"git rebase --quiet --onto HEAD {split.record.hash[:12]} {shlex.quote(branch or (split.head or '')[:12])}"
    return [rebase, *([f"git branch --quiet -D {_new_branch(split)}"] if root else [])]


def _new_branch(split: Split) -> str:
    return f"split-{split.record.hash[:7]}"


def _commit(split: Split, message: str) -> str:
    """One line that commits with the whole message, and for a commit with its author and date."""
    author, when = split.record.author, split.record.authored
    options = "--quiet"
    if not split.staged and author is not None and when is not None:
        sign, offset = "-" if when.utc_offset_minutes < 0 else "+", abs(when.utc_offset_minutes)
        date = f"{when.seconds} {sign}{offset // 60:02}{offset % 60:02}"
        options += f" --author {shlex.quote(f'{author.name} <{author.email}>')} --date {shlex.quote(date)}"
    lines = message.rstrip("\n").split("\n")
    if len(lines) == 1:
        return f"git commit {options} --message {shlex.quote(message.strip())}"
    return f"printf '%s\\n' {' '.join(map(shlex.quote, lines))} | git commit {options} --file -"


def _staged(tree: str, paths: Sequence[str]) -> list[str]:
    """Commands that set some paths in the index to their state in a tree, also if they are deleted there."""
    lines = []
    for first in range(0, len(paths), _PATHS_A_LINE):
        some = paths[first : first + _PATHS_A_LINE]
        literal = "--literal-pathspecs " if any(_PATTERN_SIGNS.search(path) for path in some) else ""
        reset = f"git {literal}reset --quiet {tree[:12]}"
        # A terminal shows an unprintable character as something else, which would then be copied.
        if all(path.isprintable() for path in some):
            lines.append(f"{reset} -- {' '.join(map(shlex.quote, some))}")
        else:
            lines.append(f"printf '{''.join(map(_octal, some))}' | {reset} --pathspec-from-file=- --pathspec-file-nul")
    return lines


def _octal(path: str) -> str:
    """A path and a NUL after it, for `printf` of any shell, in letters, digits and octal numbers."""
    letters = (chr(byte) if bytes([byte]).isalnum() else f"\\{byte:03o}" for byte in os.fsencode(path))
    return "".join(letters) + "\\000"
