"""Changes that are known to be tangled: commits of one author, near in time, joined; and atomic ones beside them.

The truth about a joined change is which file came from which commit. Commits that share a file are not joined.
"""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.histories import name_of
from craftnudge.adapters.git.history.past_changes import COMMITS, commits_logged, contents_in
from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.coaching.splitting.file_history import FilePast, past_of
from craftnudge.domain.commits.past_change import PastChange
from craftnudge.errors import CraftNudgeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.change import FileDelta

NEWEST_COMMITS = 1_500
# A commit is drawn only from where at least so many, or a third of the history, came before it.
COMMITS_BEFORE = 300
MOST_FILES = 12
COMMITS_APART = 39
NEAR_SECONDS = 3 * 86_400
SEED = 20_261_124


@dataclass(frozen=True)
class Tangle:
    """A change and its truth: for each file the number of the commit that it came from."""

    deltas: tuple[FileDelta, ...]
    truth: tuple[int, ...]
    past: FilePast
    before: Mapping[str, bytes]


@dataclass(frozen=True)
class _Commit:
    """One commit of the history: its own and its parent's hash, its author's time, and what the past keeps of it."""

    hash: str
    parent: str
    seconds: int
    change: PastChange

    def may_follow(self, first: _Commit) -> bool:
        """Whether the same author made it within three days."""
        apart = abs(self.seconds - first.seconds)
        return self.change.author_email == first.change.author_email and apart <= NEAR_SECONDS


def tangles_of(repository: Path, wanted: int) -> tuple[list[Tangle], list[Tangle]]:
    """So many joined changes of a repository, and as many single commits, of any size."""
    commits = _history(repository)
    oldest = max(len(commits) - NEWEST_COMMITS, min(COMMITS_BEFORE, len(commits) // 3))
    drawn_from = [
        number
        for number in range(oldest, len(commits))
        if 0 < len(commits[number].change.paths) <= MOST_FILES and commits[number].parent
    ]
    draw = random.Random(f"{SEED}:{name_of(repository)}")  # noqa: S311 - a fixed draw, no secret
    starts = drawn_from[:]
    joined: list[list[int]] = []
    draw.shuffle(starts)
    for start in starts:
        if len(joined) == wanted:
            break
        found = _partners(commits, drawn_from, start, draw.choice((2, 2, 3)))
        if found and sum(len(commits[number].change.paths) for number in found) > 2:
            joined.append(found)
    draw.shuffle(starts)
    with closing(open_reader(repository, cache_folder=None)) as reader:
        made = [
            [_join(repository, reader, commits, numbers) for numbers in each]
            for each in (joined, [[number] for number in starts[:wanted]])
        ]
    tangles, whole = ([one for one in each if one is not None] for each in made)
    return tangles, whole


def _partners(commits: list[_Commit], drawn_from: list[int], start: int, count: int) -> list[int] | None:
    """The commit and the next ones of its author within three days, without a file in common."""
    found = [start]
    at = drawn_from.index(start)
    for number in drawn_from[at + 1 : at + 1 + COMMITS_APART]:
        paths = commits[number].change.paths
        if commits[number].may_follow(commits[start]) and not any(paths & commits[one].change.paths for one in found):
            found.append(number)
            if len(found) == count:
                return found
    return None


def _join(repository: Path, reader: Reader, commits: list[_Commit], numbers: list[int]) -> Tangle | None:
    """Commits as one change, seen from the first of them; None if a change cannot be read."""
    deltas: list[tuple[FileDelta, int]] = []
    before: dict[str, bytes] = {}
    try:
        for part, number in enumerate(numbers):
            mine = reader.changed_lines(commits[number].hash)
            deltas += [(delta, part) for delta in mine]
            names = [delta.change.old_path or delta.change.path for delta in mine]
            before |= contents_in(repository, commits[number].parent, names)
    except CraftNudgeError:
        return None
    if not deltas:
        return None
    deltas.sort(key=lambda pair: pair[0].change.path)
    first = numbers[0]
    earlier = [commit.change for commit in commits[max(0, first - COMMITS) : first]]
    paths = [delta.change.old_path or delta.change.path for delta, _ in deltas]
    past = past_of(earlier, paths, commits[first].change.author_email)
    return Tangle(tuple(delta for delta, _ in deltas), tuple(part for _, part in deltas), past, before)


def _history(repository: Path) -> list[_Commit]:
    """The newest commits that are no merges, the oldest first."""
    most = COMMITS + NEWEST_COMMITS + 1_000
    return [
        _Commit(commit_hash, parents.split(" ")[0], int(seconds), PastChange(email, subject, paths))
        for (commit_hash, parents, seconds, email, subject), paths in commits_logged(
            repository, "HEAD", most, ("%H", "%P", "%at", "%ae", "%s")
        )
    ]
