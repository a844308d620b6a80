"""Commits of real repositories for benchmarks, read as the program reads them."""

from __future__ import annotations

import random
from contextlib import closing
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.rubric.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from craftnudge.domain.commits.record import CommitRecord

_SEED = 7


def sampled(path: Path, count: int) -> list[CommitRecord]:
    """About `count` commits of a repository by people, in the order of its history, drawn over its whole length."""
    with closing(open_reader(path, cache_folder=None)) as reader:
        hashes = reader.history(["HEAD"])
        chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
        drawn = sorted(chance.sample(range(len(hashes)), min(2 * count, len(hashes))))
        records = reader.records([hashes[index] for index in drawn])
        return list(_human(records, count))


def latest(path: Path, count: int) -> list[CommitRecord]:
    """The last `count` commits by people, the oldest first."""
    with closing(open_reader(path, cache_folder=None)) as reader:
        hashes = reader.history(["HEAD"])[-3 * count :]
        return list(_human(reader.records(hashes), 3 * count))[-count:]


def named(path: Path, hashes: Sequence[str]) -> dict[str, CommitRecord]:
    """The commits of these hashes."""
    with closing(open_reader(path, cache_folder=None)) as reader:
        return {record.hash: record for record in reader.records(hashes)}


def _human(records: Iterator[CommitRecord], count: int) -> Iterator[CommitRecord]:
    for record in records:
        if count and Facts(record).generated is None:
            count -= 1
            yield record


def name_of(path: Path) -> str:
    """What a repository is called: its folder, or the one above a bare `repo` or `.git`."""
    path = path.resolve()
    return path.parent.name if path.name in ("repo", ".git") else path.name
