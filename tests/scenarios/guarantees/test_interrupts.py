"""Ctrl-C while a long history is recorded."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.journal import BATCH_RECORDS
from tests.support.long_history import long_history
from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

COMMITS = 8 * BATCH_RECORDS
# On a busy machine the program may have ended before the interrupt reaches it.
ATTEMPTS = 10


def written(program: Program) -> int:
    """How many whole lines there are."""
    return program.journal.read_bytes().count(b"\n") if program.journal.exists() else 0


def recorded(program: Program) -> list[str]:
    """The hashes in the journal, in its order; every line of it is whole."""
    if not program.journal.exists():
        return []
    return [json.loads(line)["hash"] for line in program.journal.read_text("ascii").splitlines()]


def test_what_is_done_is_kept_and_the_next_run_goes_on(program: Program, repository: GitRepository) -> None:
    """Interrupted, the program ends with 130 and a sound journal; run again, it records exactly what is missing."""
    everything = long_history(repository, COMMITS)
    for _ in range(ATTEMPTS):
        code, stderr = interrupted(program, repository)
        if code:
            break
        program.journal.unlink()
    kept = recorded(program)
    assert b"Traceback" not in stderr
    assert code == 130
    assert b"craftnudge: interrupted. Finished work is kept." in stderr
    assert 0 < len(kept) < COMMITS
    assert program("track", "--all").code == 0
    assert recorded(program) == everything
    assert kept == everything[: len(kept)]


def interrupted(program: Program, repository: GitRepository) -> tuple[int, bytes]:
    """The exit code and standard error of a run that is interrupted once a batch is recorded for good."""
    process = subprocess.Popen(
        [sys.executable, "-m", "craftnudge", "track", "--all"],
        cwd=repository.path,
        env=sealed_environment(program.home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    # A batch that is seen may still be taken back, until the next one is.
    wait_until(lambda: written(program) > BATCH_RECORDS)
    os.killpg(process.pid, signal.SIGINT)  # a terminal interrupts the whole group
    _, stderr = process.communicate(timeout=PATIENCE_SECONDS)
    return process.returncode, stderr
