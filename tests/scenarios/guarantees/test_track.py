"""Promises of docs/explanation/guarantees.md, kept by the command itself: G1, G2 and G4."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.support.long_history import long_history
from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

TRACK = [sys.executable, "-m", "craftnudge", "track", "--all"]


def hashes_in(journal: Path) -> Counter[str]:
    """How often each commit stands in it; every line is whole."""
    return Counter(json.loads(line)["hash"] for line in journal.read_bytes().splitlines())


def test_track_says_it_after_it_is_stable(program: Program, repository: GitRepository, tmp_path: Path) -> None:
    """G1: the line, then the sync of its file, none of them failing, and only then a word on standard output."""
    tracer = shutil.which("strace")
    if tracer is None or subprocess.run([tracer, "-qq", "-o", os.devnull, "true"], check=False).returncode:
        pytest.skip("needs strace, and the right to trace")
    repository.commit("Begin", {"a": "1\n"})
    log = tmp_path / "calls"
    subprocess.run(
        [tracer, "-qq", "-y", "-s", "64", "-e", "trace=write,fsync", "-o", str(log), *TRACK],
        cwd=repository.path,
        env=sealed_environment(program.home),
        capture_output=True,
        check=True,
    )
    calls = log.read_text("utf-8", "replace").splitlines()
    (written,) = [at for at, call in enumerate(calls) if re.match(r"write\(\d+<[^>]*commits\.jsonl>", call)]
    synced = [at for at, call in enumerate(calls) if re.match(r"fsync\(\d+<[^>]*commits\.jsonl>\) += 0", call)]
    told = next(at for at, call in enumerate(calls) if call.startswith("write(1<"))
    assert written < synced[0] < told


def test_six_commands_at_once_record_each_commit_once(program: Program, repository: GitRepository) -> None:
    """G2: six that read the same history, each with processes of its own, end well and double nothing."""
    everything = long_history(repository, 200)
    runs = [
        subprocess.Popen(
            TRACK,
            cwd=repository.path,
            env=sealed_environment(program.home),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(6)
    ]
    for run in runs:
        _, said = run.communicate(timeout=PATIENCE_SECONDS)
        assert (run.returncode, said) == (0, b"")
    assert hashes_in(program.journal) == Counter(everything)


@pytest.mark.parametrize("room", [0, 1, 700, 100_000])
def test_without_room_the_command_exits_6_and_works_again_after(
    program: Program, repository: GitRepository, room: int
) -> None:
    """G4: what there is no room for is refused in one clear line, the journal is as it was, and later it works."""
    everything = [repository.commit("Begin", {"a": "1\n"})]
    assert program("track", "--all").code == 0
    before = program.journal.read_bytes()
    everything += long_history_after(repository, 150)
    limit = len(before) + room
    done = subprocess.run(
        TRACK,
        cwd=repository.path,
        env=sealed_environment(program.home),
        capture_output=True,
        # A limit on the size of files is to a writer what a full disk is: a short write, then an error.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)),
        check=False,
    )
    assert done.returncode == 6
    assert b"ulimit" in done.stderr
    assert b"Traceback" not in done.stderr
    assert program.journal.read_bytes() == before
    assert program("track", "--all").code == 0
    assert hashes_in(program.journal) == Counter(everything)


def long_history_after(repository: GitRepository, commits: int) -> list[str]:
    """More commits on top of what is there."""
    begun = repository.git("rev-parse", "HEAD")
    repository.git("update-ref", "-d", "refs/heads/main")
    new = long_history(repository, commits)
    repository.git("update-ref", "refs/heads/old", begun)
    return new
