"""Measuring changed lines: beside git counting the same lines, and one long line beside as many short ones."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.speed.timing import Row, Workbench, process_seconds
from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.measure import measure

if TYPE_CHECKING:
    from pathlib import Path

COMMITS = 3_000
BYTES = 1_000_000


def rows(workbench: Workbench) -> list[Row]:
    """A row for each repository, and one for a line of a million bytes."""
    found = [_history(workbench, repository) for repository in workbench.repositories]
    line = b"    total = compute(rows)\n"
    ordinary = _delta(line * (BYTES // len(line)))
    return [
        *found,
        Row(
            "measuring one line of 1 MB",
            _seconds(_delta(b"x" * BYTES + b"\n"), workbench.rounds),
            "1 MB of ordinary lines",
            _seconds(ordinary, workbench.rounds),
            slower_at_most=1,
        ),
    ]


def _history(workbench: Workbench, repository: Path) -> Row:
    reader = open_reader(repository, cache_folder=None)
    try:
        hashes = reader.newest("HEAD", COMMITS)
        deltas = [reader.changed_lines(commit_hash) for commit_hash in hashes]
    finally:
        reader.close()
    lines = sum(delta.change.added or 0 for change in deltas for delta in change)
    ours = median(_total_seconds(deltas) for _ in range(workbench.rounds))
    numstat: list[str | Path] = [
        "git",
        "-C",
        repository,
        "log",
        "--no-merges",
        "--numstat",
        "-M",
        "--format=%H",
        f"-{COMMITS}",
    ]
    other = median(
        process_seconds(numstat, folder=repository, environment=workbench.environment())
        for _ in range(workbench.rounds)
    )
    return Row(
        f"measuring the changed lines of {repository.name}",
        ours,
        "git log --numstat -M",
        other,
        slower_at_most=0.5,
        note=f"{len(hashes):,} commits, {lines:,} added lines: {1e9 * ours / max(lines, 1):,.0f} ns a line,"
        f" {1e6 * ours / max(len(hashes), 1):,.0f} µs a commit",
    )


def _total_seconds(deltas: list[tuple[FileDelta, ...]]) -> float:
    started = time.process_time()
    for change in deltas:
        measure(change)
    return time.process_time() - started


def _delta(lines: bytes) -> FileDelta:
    return FileDelta(FileChange("a.py", "M", lines.count(b"\n"), 0), (Hunk(9, 9, b"", lines),))


def _seconds(delta: FileDelta, rounds: int) -> float:
    return median(_total_seconds([(delta,)]) for _ in range(rounds))
