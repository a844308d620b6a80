"""Writers to be killed, limited and watched: a program of its own, so that nothing happens to the tests themselves.

Run as `python -m tests.scenarios.guarantees.trials`, followed by one of

append FOLDER FIRST COUNT                   appends, and prints each number once it is acknowledged
kill FOLDER TRIALS BYTES SEED [PROCESSES]   kills writers at random instants; prints JSON
naive FOLDER TRIALS BYTES SEED              the same to a writer without protocol
fill FOLDER BYTES                           a limit at every byte of two lines; prints JSON
"""

from __future__ import annotations

import json
import os
import random
import resource
import select
import signal
import sys
import time
from pathlib import Path

from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.journal import FILE_NAME, Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.verify import verify
from craftnudge.errors import JournalError
from tests.adapters.store.local.records import a_record, hash_of
from tests.support.waiting import PATIENCE_SECONDS


def opened(folder: Path) -> Journal:
    """The journal in a folder, which looks ids up in an index if there is one, however short it is.

    It waits longer for its turn than the program does: sixteen writers on a busy machine are no fault of the journal.
    """
    return Journal(folder, index_policy=IndexPolicy(ids_from_bytes=0), lock_seconds=PATIENCE_SECONDS)


def record_of(number: int, message_bytes: int) -> object:
    """The commit of that number, with a message of about that size."""
    return a_record(number, message=f"{number} ".ljust(message_bytes, "x")[:60_000], files=None, past=None, code=None)


def append(folder: Path, first: int, count: int) -> int:
    """Appends one commit at a time; what is printed was acknowledged. Exit code 6 where the journal refused."""
    journal = opened(folder)
    for number in range(first, first + count):
        Path("/craftnudge-mark").exists()  # where a system call tracer sees an append begin
        try:
            journal.append([a_record(number)])
        except JournalError as error:
            sys.stderr.write(f"{error}\n")
            return 6
        os.write(1, b"%d\n" % number)
    return 0


def write_properly(folder: Path, first: int, message_bytes: int, acknowledged: int) -> None:
    """Appends commits until it is killed."""
    journal = opened(folder)
    number = first
    while True:
        batch = 1 if message_bytes < 100_000 else message_bytes // 60_000
        journal.append(record_of(number + index, message_bytes) for index in range(batch))  # type: ignore[misc]
        os.write(acknowledged, b"".join(b"%d\n" % (number + index) for index in range(batch)))
        number += batch


def write_naively(folder: Path, first: int, message_bytes: int, acknowledged: int) -> None:
    """What one would write without thinking: open, write, close."""
    number = first
    while True:
        text = json.dumps({"type": "commit", "hash": hash_of(number), "message": "x" * message_bytes}) + "\n"
        with (folder / FILE_NAME).open("a") as stream:
            stream.write(text)
        os.write(acknowledged, b"%d\n" % number)
        number += 1


def kill(folder: Path, trials: int, message_bytes: int, seed: int, processes: int, *, naive: bool = False) -> None:
    """Kills writers at random instants, and counts what was acknowledged and cannot be read afterwards."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    acknowledged: set[str] = set()
    lost: set[str] = set()
    begin = 1
    done = 0
    for done in range(1, trials + 1):
        children = [_start(folder, begin + 100_000 * index, message_bytes, naive=naive) for index in range(processes)]
        begin += 100_000 * processes
        if done % 2:  # every other time, the writers get to writing first
            select.select([children[0][1]], [], [], 10)
        time.sleep(chance.uniform(0.001, 0.012 if message_bytes < 100_000 else 0.03))
        for child, _ in children:
            os.kill(child, signal.SIGKILL)
        for child, pipe in children:
            os.waitpid(child, 0)
            with os.fdopen(pipe, "rb") as stream:
                acknowledged.update(hash_of(int(line)) for line in stream.read().splitlines())
        if naive and (lost := _lost(folder, acknowledged)):
            break
    torn = verify(folder / FILE_NAME).lost
    if not naive:
        opened(folder).append([a_record(99)])
        acknowledged.add(hash_of(99))
    lost = lost or _lost(folder, acknowledged)
    print(json.dumps({"trials": done, "acknowledged": len(acknowledged), "lost": len(lost), "torn": torn}))  # noqa: T201


def _start(folder: Path, first: int, message_bytes: int, *, naive: bool) -> tuple[int, int]:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child:
        os.close(write_end)
        return child, read_end
    os.close(read_end)
    try:
        (write_naively if naive else write_properly)(folder, first, message_bytes, write_end)
    finally:
        os._exit(1)


def _lost(folder: Path, acknowledged: set[str]) -> set[str]:
    return acknowledged - {record.hash for record in opened(folder).read().records}


def fill(folder: Path, step: int) -> None:
    """Lets the file grow by no more than 0, 1, 2, ... bytes, up to two lines, and looks after each refusal."""
    journal = opened(folder)
    journal.append([a_record(1)])
    path = folder / FILE_NAME
    line = len(encode_commit(a_record(2), "2026-11-23T12:00:00Z"))
    trials = refused = bad = 0
    for number, room in enumerate(range(0, 2 * line + 1, step), start=1):
        # A limit on the size of files is what a full disk is to a writer: a short write, then an error.
        before = path.read_bytes()
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, resource.RLIM_INFINITY))
        try:
            journal.append([a_record(number % 7 + 10 * number)])
            kept = path.read_bytes().startswith(before)
        except JournalError:
            refused += 1
            kept = path.read_bytes() == before
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        trials += 1
        bad += not kept or bool(verify(path).damages)
        os.truncate(path, len(before))
    written = opened(folder).append([a_record(5)]).written
    print(json.dumps({"trials": trials, "refused": refused, "bad": bad, "written": written}))  # noqa: T201


def main(arguments: list[str]) -> int:
    """Runs one of the programs above."""
    what, folder, *figures = arguments
    numbers = [int(figure) for figure in figures]
    if what == "append":
        return append(Path(folder), *numbers)
    if what == "fill":
        fill(Path(folder), *numbers)
    else:
        trials, message_bytes, seed, processes = (*numbers, 1)[:4]
        kill(Path(folder), trials, message_bytes, seed, processes, naive=what == "naive")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
