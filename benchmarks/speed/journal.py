"""The journal of a million commits: appending to it, and asking it for one person's month, with and without an index.

The journal is made of a real repository's commits, one a minute by 250 people in thirty repositories: so the lines
are as long as real ones, and the month asked for holds 43,200 of them, 173 of one person.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from hashlib import sha1, sha256
from typing import TYPE_CHECKING, Final

from benchmarks.speed.scoring import records_of
from benchmarks.speed.timing import Row, in_turn, own_seconds
from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitTime, Person, Repository
from craftnudge.runtime.paths import behaviors_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.speed.timing import Workbench
    from craftnudge.domain.commits.record import CommitRecord

RECORDS: Final = 1_000_000
PEOPLE: Final = 250
REPOSITORIES: Final = 30
LAST_SECONDS: Final = 1_795_000_000
MONTH_SECONDS: Final = 30 * 24 * 3600
APPENDS: Final = 300
GOAL_INDEX_SECONDS: Final = 0.03
GOAL_ALONE_SECONDS: Final = 0.15
GOAL_ONE_SECONDS: Final = 0.005
GOAL_REBUILT_A_SECOND: Final = 120_000
ENDING_BYTES: Final = len(',"h":"0123456789abcdef"}\n')


def spread(records: list[CommitRecord], count: int) -> Iterator[CommitRecord]:
    """The commits over and over, each time of another minute, person and repository."""
    for number in range(count):
        time_of_it = CommitTime(LAST_SECONDS - 60 * (count - 1 - number), 60)
        commit_hash = sha1(b"%d" % number, usedforsecurity=False).hexdigest()
        person = f"person{number % PEOPLE}"
        place = f"place{number % REPOSITORIES}"
        yield replace(
            records[number % len(records)],
            id=commit_id(commit_hash),
            hash=commit_hash,
            authored=time_of_it,
            committed=time_of_it,
            author=Person(person, f"{person}@example.org"),
            repository=Repository(place, f"{place}-0123456789ab", f"/home/someone/src/{place}", "main"),
        )


def store(home: Path) -> LocalStore:
    """The store below a home, with an index of however small a journal."""
    return LocalStore(behaviors_folder(home), index_policy=IndexPolicy(from_bytes=0))


def write_journal(home: Path, records: list[CommitRecord], count: int, *, backfilled: bool) -> None:
    """Writes the journal as fast as a file can be written; each line as if recorded when it was committed.

    A backfilled one has all lines recorded at its end, as `track --all` leaves them: that is how most users begin.
    Only the beginning of a line is made for each, and its hash: encoding a million records takes a minute more.
    """
    ends = [encode_commit(record, "")[:-ENDING_BYTES].partition(b',"parents":')[2] for record in records]
    path = store(home).path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb", buffering=1 << 20) as stream:
        for number, record in enumerate(spread(records, count)):
            assert record.authored is not None  # noqa: S101 - `spread` gives each a time
            line = json.dumps(
                {
                    "v": 1,
                    "type": "commit",
                    "id": record.id,
                    "facts": record.facts,
                    "recorded_at": rfc3339(LAST_SECONDS if backfilled else record.authored.seconds + 1),
                    "timestamp": rfc3339(record.authored.seconds),
                    "author": asdict(record.author) if record.author else None,
                    "repository": asdict(record.repository),
                    "hash": record.hash,
                },
                separators=(",", ":"),
            ).encode()
            line = line[:-1] + b',"parents":' + ends[number % len(ends)]
            stream.write(b'%s,"h":"%s"}\n' % (line, sha256(line + b"}").hexdigest()[:16].encode()))


def timed(home: Path, wanted: CommitQuery, *, use_index: bool) -> float:
    """Seconds of one answer inside the process."""
    start = own_seconds()
    store(home).recall(wanted, use_index=use_index)
    return own_seconds() - start


def asking(home: Path, rounds: int, count: int, how: str) -> list[Row]:
    """One person's month, and everyone's last day, both ways, in a journal that was recorded in that way."""
    since = LAST_SECONDS - MONTH_SECONDS
    questions = {
        "one person's 30 days": CommitQuery(since_seconds=since, emails=frozenset({"person7@example.org"})),
        "everyone's last day": CommitQuery(since_seconds=LAST_SECONDS - MONTH_SECONDS // 30),
    }
    table = []
    for name, wanted in questions.items():
        times = in_turn(
            {
                "index": lambda wanted=wanted: timed(home, wanted, use_index=True),  # type: ignore[misc]
                "journal": lambda wanted=wanted: timed(home, wanted, use_index=False),  # type: ignore[misc]
            },
            rounds,
        )
        hits = len(store(home).recall(wanted).records)
        note = f"{hits:,} of {count:,} commits, {how}"
        index, alone = times["index"], times["journal"]
        one = wanted.emails is not None
        goals = (GOAL_INDEX_SECONDS, GOAL_ALONE_SECONDS) if one else (None, None)
        table += [
            Row(f"{name}, with the index", index, "journal alone", alone, note=note, at_most_seconds=goals[0]),
            Row(f"{name}, journal alone", alone, "with the index", index, note=note, at_most_seconds=goals[1]),
        ]
    return table


def surveying(home: Path, rounds: int) -> list[Row]:
    """The newest twenty commits, and one commit by its hash, in a backfilled journal, with the index and without."""
    commit_hash = sha1(b"77", usedforsecurity=False).hexdigest()

    def newest() -> float:
        start = own_seconds()
        with store(home).survey() as survey:
            survey.count()
            for entry in survey.commits(newest=20):
                entry.record()
        return own_seconds() - start

    def one() -> float:
        start = own_seconds()
        store(home).record(commit_hash)
        return own_seconds() - start

    times = in_turn({"newest": newest, "one": one, "alone": lambda: timed_alone(home)}, rounds)
    alone = times["alone"]
    return [
        Row("the newest 20 commits, backfilled", times["newest"], "journal alone", alone),
        Row("one commit by its hash", times["one"], "journal alone", alone, at_most_seconds=GOAL_ONE_SECONDS),
    ]


def timed_alone(home: Path) -> float:
    """Seconds for the newest twenty commits without the index."""
    start = own_seconds()
    with store(home).survey(use_index=False) as survey:
        survey.commits(newest=20)
    return own_seconds() - start


def rebuilding(home: Path, count: int) -> Row:
    """Building the index, beside reading every line as JSON."""

    def reading() -> float:
        start = own_seconds()
        with store(home).path.open("rb") as stream:
            for line in stream:
                json.loads(line)
        return own_seconds() - start

    def making() -> float:
        start = own_seconds()
        store(home).rebuild_index()
        return own_seconds() - start

    times = in_turn({"ours": making, "json": reading}, 1)
    sizes = [path.stat().st_size / 1e6 for path in (store(home).path, index_path(behaviors_folder(home)))]
    note = (
        f"{count / times['ours']:,.0f} commits/s (goal 120,000); journal {sizes[0]:,.0f} MB, index {sizes[1]:,.0f} MB"
    )
    goal = count / GOAL_REBUILT_A_SECOND
    return Row(
        "index rebuild", times["ours"], "json.loads of each line", times["json"], note=note, at_most_seconds=goal
    )


def appending(home: Path, records: list[CommitRecord], rounds: int) -> Row:
    """A record at a time, each stable when the call returns, beside a bare write and fsync of the same bytes."""
    commits = list(spread(records, APPENDS))
    lines = [encode_commit(record, "2026-11-23T00:00:00Z") for record in commits]
    number = 0

    def ours() -> float:
        nonlocal number
        number += 1
        journal = Journal(behaviors_folder(home / f"appended{number}"))
        start = own_seconds()
        for record in commits:
            journal.append([record])
        return own_seconds() - start

    def bare() -> float:
        descriptor = os.open(home / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        start = own_seconds()
        for line in lines:
            os.write(descriptor, line)
            os.fsync(descriptor)
        os.close(descriptor)
        return own_seconds() - start

    times = in_turn({"ours": ours, "bare": bare}, rounds)
    note = f"{APPENDS / times['ours']:,.0f} appends/s, each locked, looked up and synced"
    return Row(f"{APPENDS} appends", times["ours"], "write and fsync alone", times["bare"], note=note)


def appending_to_many(home: Path, records: list[CommitRecord], rounds: int, count: int) -> Row:
    """One more commit as a hook records it, which looks whether it or its parent is there, with an index."""
    store(home).refresh_index()
    known = commit_id(sha1(b"%d" % (count - 10), usedforsecurity=False).hexdigest())
    number = count
    line = encode_commit(records[0], "2026-11-23T00:00:00Z")

    def ours() -> float:
        nonlocal number
        number += 1
        commit_hash = sha1(b"%d" % number, usedforsecurity=False).hexdigest()
        record = replace(records[0], id=commit_id(commit_hash), hash=commit_hash)
        start = own_seconds()
        journal = Journal(behaviors_folder(home))
        journal.known([record.id])
        journal.known([known])
        journal.append([record])
        return own_seconds() - start

    def bare() -> float:
        start = own_seconds()
        with (home / "bare").open("ab", buffering=0) as stream:
            stream.write(line)
            os.fsync(stream.fileno())
        return own_seconds() - start

    times = in_turn({"ours": ours, "bare": bare}, rounds)
    note = "as a hook does, its parent looked up too"
    return Row(f"one append to {count:,} commits", times["ours"], "write and fsync alone", times["bare"], note=note)


def rows(workbench: Workbench, count: int = RECORDS) -> list[Row]:
    """All of them, on the first repository's commits."""
    records = records_of(workbench.repositories[0])
    home = workbench.folder / "journal"
    try:
        write_journal(home, records, count, backfilled=False)
        table = [
            appending(home, records, workbench.rounds),
            rebuilding(home, count),
            *asking(home, workbench.rounds, count, "recorded day by day"),
            appending_to_many(home, records, workbench.rounds, count),
        ]
        write_journal(home, records, count, backfilled=True)
        store(home).rebuild_index()
        return [*table, *surveying(home, workbench.rounds), *asking(home, workbench.rounds, count, "backfilled")]
    finally:
        store(home).path.unlink()
        index_path(behaviors_folder(home)).unlink(missing_ok=True)
