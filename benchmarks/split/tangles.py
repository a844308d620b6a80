"""Changes that are known to be tangled: commits of one author, near in time, joined; and atomic ones beside them.

The truth about a joined change is which file came from which commit. Commits that share a file are not joined.
"""

from __future__ import annotations

import random
import subprocess
from collections import Counter, deque
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from craftnudge.coaching.affinity import Together
from craftnudge.errors import CraftNudgeError
from craftnudge.git.opening import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.commits.change import FileDelta

NEWEST_COMMITS = 1_500
WINDOW_COMMITS = 500
MOST_FILES = 12
MOST_FILES_TOGETHER = 30
NEAR_SECONDS = 3 * 86_400
SEED = 20_261_123


@dataclass(frozen=True)
class Piece:
    """One real commit."""

    author: str
    seconds: int
    deltas: tuple[FileDelta, ...]
    paths: frozenset[str]
    before: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Tangle:
    """A change and its truth: for each file the number of the commit that it came from."""

    deltas: tuple[FileDelta, ...]
    truth: tuple[int, ...]
    together: Together


def tangles_of(repository: Path, wanted: int) -> tuple[list[Tangle], list[Tangle]]:
    """So many joined changes of a repository, and as many commits as they are, of whatever size."""
    pieces = list(_pieces(repository))
    draw = random.Random(f"{SEED}:{repository.parent.name}")  # noqa: S311 - a fixed draw, no secret
    joined: list[Tangle] = []
    starts = list(range(len(pieces)))
    draw.shuffle(starts)
    for start in starts:
        if len(joined) == wanted:
            break
        found = _partners(pieces, start, draw.choice((2, 2, 3)))
        if found and sum(len(piece.deltas) for piece in found) > 2:
            joined.append(_join(found))
    draw.shuffle(pieces)
    return joined, [_join([piece]) for piece in pieces[:wanted]]


def _partners(pieces: list[Piece], start: int, count: int) -> list[Piece] | None:
    """The commit and the next ones of its author within three days, without a file in common."""
    found = [pieces[start]]
    for piece in pieces[start + 1 : start + 40]:
        if piece.author != found[0].author or abs(piece.seconds - found[0].seconds) > NEAR_SECONDS:
            continue
        if any(piece.paths & other.paths for other in found):
            continue
        found.append(piece)
        if len(found) == count:
            return found
    return None


def _join(pieces: list[Piece]) -> Tangle:
    deltas = [(delta, number) for number, piece in enumerate(pieces) for delta in piece.deltas]
    deltas.sort(key=lambda pair: pair[0].change.path)
    return Tangle(tuple(delta for delta, _ in deltas), tuple(number for _, number in deltas), _count(pieces[0].before))


def _pieces(repository: Path) -> Iterator[Piece]:
    """The newest commits, oldest first, each with how often files changed together in the 500 before it."""
    listed = subprocess.run(
        [
            "git",
            "-C",
            repository,
            "log",
            "--no-merges",
            f"-{NEWEST_COMMITS + WINDOW_COMMITS}",
            "--reverse",
            "--format=%H",
        ],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    reader = open_reader(repository)
    window: deque[frozenset[str]] = deque(maxlen=WINDOW_COMMITS)
    for number, commit_hash in enumerate(listed):
        try:
            record = reader.record(commit_hash)
        except CraftNudgeError:
            continue
        paths = frozenset(file.path for file in record.files or ())
        if number >= WINDOW_COMMITS and 0 < len(paths) <= MOST_FILES and record.author and record.authored:
            yield Piece(
                record.author.email, record.authored.seconds, reader.changed_lines(commit_hash), paths, tuple(window)
            )
        window.append(paths)
    reader.close()


def _count(window: tuple[frozenset[str], ...]) -> Together:
    times: Counter[str] = Counter()
    pairs: Counter[frozenset[str]] = Counter()
    for paths in window:
        times.update(paths)
        if len(paths) <= MOST_FILES_TOGETHER:
            pairs.update(map(frozenset, combinations(sorted(paths), 2)))
    return Together(times, pairs)
