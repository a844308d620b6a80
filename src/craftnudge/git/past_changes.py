"""How often files changed, alone and in one commit, in the recent history: what git's own log says, in one run."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from craftnudge.git.command import run_git

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

COMMITS = 500
# A commit of more files says nothing about which of them belong together.
MOST_FILES_TOGETHER = 30


def co_changes(path: Path, before: str, files: Collection[str]) -> tuple[dict[str, int], dict[frozenset[str], int]]:
    """Of the 500 commits up to `before`: how many changed each of these files, and how many changed two at once.

    Nothing where that history cannot be had.
    """
    asked = ("--no-merges", f"-{COMMITS}", "-z", "--format=%x01", "--name-only", "--no-renames", before, "--")
    text = run_git(path, "log", *asked).stdout.decode("utf-8", "backslashreplace")
    wanted = frozenset(files)
    times: Counter[str] = Counter()
    pairs: Counter[frozenset[str]] = Counter()
    for commit in text.split("\1")[1:]:
        changed = [name for name in commit.replace("\n", "\0").split("\0") if name]
        ours = sorted(wanted.intersection(changed))
        times.update(ours)
        if len(changed) <= MOST_FILES_TOGETHER:
            pairs.update(map(frozenset, combinations(ours, 2)))
    return dict(times), dict(pairs)
