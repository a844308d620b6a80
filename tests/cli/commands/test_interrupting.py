"""Ctrl-C while a long history is recorded."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from craftnudge.journal.journal import BATCH_RECORDS
from tests.support.repository import FIRST_COMMIT_SECONDS, sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

COMMITS = 8 * BATCH_RECORDS


def long_history(repository: GitRepository) -> None:
    """Thousands of commits, each with a new line in one of a hundred files, in one stream."""
    stream = bytearray()
    for number in range(COMMITS):
        who = f"Ann Dev <ann@example.org> {FIRST_COMMIT_SECONDS + number} +0000".encode()
        message = f"Count page {number}".encode()
        content = b"".join(b"line %d of %d\n" % (line, number) for line in range(40))
        stream += b"commit refs/heads/main\nauthor %s\ncommitter %s\ndata %d\n%s\n" % (who, who, len(message), message)
        stream += b"M 644 inline page%d.txt\ndata %d\n%s\n" % (number % 100, len(content), content)
    repository.git("fast-import", "--quiet", stdin=bytes(stream))


def recorded(program: Program) -> list[str]:
    """The hashes in the journal, in its order; every line of it is whole."""
    if not program.journal.exists():
        return []
    return [json.loads(line)["hash"] for line in program.journal.read_text("ascii").splitlines()]


def test_what_is_done_is_kept_and_the_next_run_goes_on(program: Program, repository: GitRepository) -> None:
    """Interrupted, the program ends with 130 and a sound journal; run again, it records exactly what is missing."""
    long_history(repository)
    process = subprocess.Popen(
        [sys.executable, "-m", "craftnudge", "track", "--all"],
        cwd=repository.path,
        env=sealed_environment(program.home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not recorded(program) and time.monotonic() < deadline:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)  # a terminal interrupts the whole group
    _, stderr = process.communicate(timeout=60)
    kept = recorded(program)
    assert b"Traceback" not in stderr
    assert process.returncode == 130
    assert 0 < len(kept) < COMMITS
    assert program("track", "--all").code == 0
    everything = repository.git("rev-list", "--reverse", "HEAD").splitlines()
    assert recorded(program) == everything
    assert kept == everything[: len(kept)]
