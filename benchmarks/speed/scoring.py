"""How many recorded commits are scored a second, on one core, inside the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.speed.timing import Row, in_turn, own_seconds
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.local.line_codec import decode_line, encode_commit
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.speed.timing import Workbench
    from craftnudge.domain.commits.record import CommitRecord

COMMITS = 2_000


def records_of(path: Path, commits: int = COMMITS) -> list[CommitRecord]:
    """The newest commits of a repository, facts measured, without merges."""
    reader = open_reader(path, cache_folder=None)
    try:
        hashes = reader.history(["HEAD"])[-2 * commits :]
        records = [record for record in reader.records(hashes, processes=2) if len(record.parents) < 2]
    finally:
        reader.close()
    return records[-commits:]


def rows(workbench: Workbench) -> list[Row]:
    """Judging beside decoding the same journal lines: 5,000 commits a second is the goal, 0.2 ms each."""
    table = []
    for path in workbench.repositories:
        records = records_of(path)
        lines = [encode_commit(record, "2026-11-23T00:00:00Z") for record in records]

        def judging(records: list[CommitRecord] = records) -> float:
            start = own_seconds()
            for record in records:
                sum(check.points_hundredths for check in score_commit(record).checks)  # they are counted when asked for
            return own_seconds() - start

        def decoding(lines: list[bytes] = lines) -> float:
            start = own_seconds()
            for line in lines:
                decode_line(line)
            return own_seconds() - start

        found = in_turn({"judging": judging, "decoding": decoding}, workbench.rounds)
        per_second = len(records) / found["judging"]
        table.append(
            Row(
                f"scoring {len(records):,} commits of {path.name}",
                found["judging"],
                "decoding their journal lines",
                found["decoding"],
                note=f"{per_second:,.0f} commits/s (goal 5,000), {len(lines) / found['decoding']:,.0f} lines/s",
                at_most_seconds=len(records) / 5_000,
            )
        )
    return table
