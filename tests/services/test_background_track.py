"""`track --all --background`, with real processes: it outlives its caller, runs once, and may be killed at any time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.long_history import long_history
from tests.support.repository import sealed_environment
from tests.support.schema import assert_valid
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

COMMITS = 1_300
START = ("track", "--all", "--background", "--json")

if not Path("/proc/self/stat").exists():
    pytest.skip("whether a process is left is looked up in /proc", allow_module_level=True)


def lives(session: int) -> bool:
    """Whether any process of a session has not ended."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session, *_ = file.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(its_session) == session and state not in "ZX":
            return True
    return False


def the_run(text: str) -> dict[str, Any]:
    """The one run of a document."""
    document = json.loads(text)
    assert_valid("background", document)
    (run,) = document["runs"]
    return dict(run)


def hashes(program: Program) -> Counter[str]:
    """How often each commit is in the journal."""
    return Counter(json.loads(line)["hash"] for line in program.journal.read_text().splitlines())


def news(program: Program) -> str:
    """What the next command says beside its answer, without the name that git lacks in a test."""
    return "\n".join(line for line in program("log", "--json").stderr.splitlines() if "background" in line)


def test_it_outlives_its_caller_and_its_end_is_told_once(program: Program, repository: GitRepository) -> None:
    """Everything is recorded once; bare `craftnudge` and doctor say that it runs, and a later command how it ended."""
    expected = Counter(long_history(repository, COMMITS))
    run = the_run(program(*START).stdout)
    os.killpg(run["process_id"], signal.SIGSTOP)
    assert "recording repo in the background since" in program().stdout
    assert "craftnudge track --stop" in program("doctor").stdout
    findings = program("doctor", "--json").json["findings"]
    assert [finding["condition"] for finding in findings if finding["name"] == "background"] == ["fine"]
    os.killpg(run["process_id"], signal.SIGCONT)
    wait_until(lambda: not lives(run["process_id"]))
    assert hashes(program) == expected
    assert "recorded all of repo in the background" in news(program)
    assert news(program) == ""


def test_killed_in_the_middle_it_leaves_no_process_and_goes_on_later(
    program: Program, repository: GitRepository
) -> None:
    """What was recorded stays, the interruption is told once, and the next run records the rest, each commit once."""
    expected = Counter(long_history(repository, COMMITS))
    run = the_run(program(*START).stdout)
    wait_until(program.journal.exists)
    os.kill(run["process_id"], signal.SIGKILL)
    wait_until(lambda: not lives(run["process_id"]))
    assert sum(hashes(program).values()) < COMMITS
    told = news(program)
    assert "was interrupted" in told
    assert news(program) == ""
    again = the_run(program(*START).stdout)
    wait_until(lambda: not lives(again["process_id"]))
    assert hashes(program) == expected


def test_started_twice_at_once_it_runs_once(program: Program, repository: GitRepository) -> None:
    """Both calls succeed and name the same process, also from another worktree; a third finds it, too."""
    long_history(repository, COMMITS)
    other = repository.path.parent / "other"
    repository.git("worktree", "add", "-q", str(other), "HEAD")
    callers = [
        subprocess.Popen(
            [sys.executable, "-m", "craftnudge", *START],
            cwd=folder,
            env=sealed_environment(program.home),
            stdout=subprocess.PIPE,
        )
        for folder in (repository.path, other)
    ]
    answers = [caller.communicate()[0].decode() for caller in callers]
    assert [caller.returncode for caller in callers] == [0, 0]
    processes = {the_run(answer)["process_id"] for answer in answers}
    assert len(processes) == 1
    (process,) = processes
    waited = program("track", "--all", "--json")
    assert waited.json["repositories"][0]["written"] == 0
    wait_until(lambda: not lives(process))
    assert set(hashes(program).values()) == {1}


def test_all_in_the_foreground_waits_for_it(program: Program, repository: GitRepository) -> None:
    """And says so."""
    long_history(repository, COMMITS)
    run = the_run(program(*START).stdout)
    os.killpg(run["process_id"], signal.SIGSTOP)
    caller = subprocess.Popen(
        [sys.executable, "-m", "craftnudge", "track", "--all"],
        cwd=repository.path,
        env=sealed_environment(program.home),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert caller.stderr is not None
    assert b"already recording repo in the background" in caller.stderr.readline()
    os.killpg(run["process_id"], signal.SIGCONT)
    said, _ = caller.communicate()
    assert f"0 commits recorded, {COMMITS:,} already recorded".encode() in said


def test_a_repository_that_vanishes_ends_it(program: Program, repository: GitRepository) -> None:
    """The failure is told once, and names the folder."""
    long_history(repository, COMMITS)
    run = the_run(program(*START).stdout)
    os.killpg(run["process_id"], signal.SIGSTOP)
    shutil.rmtree(repository.path)
    os.killpg(run["process_id"], signal.SIGCONT)
    wait_until(lambda: not lives(run["process_id"]))
    told = program("log", "--json", folder=program.home).stderr
    assert "recording repo in the background failed" in told
    assert "failed" not in program("log", "--json", folder=program.home).stderr


def test_stopped_it_keeps_what_it_has(program: Program, repository: GitRepository) -> None:
    """`--stop` returns when it has ended, and then finds nothing to stop."""
    long_history(repository, COMMITS)
    run = the_run(program(*START).stdout)
    stopped = the_run(program("track", "--stop", "--json").stdout)
    assert (stopped["process_id"], stopped["state"]) == (run["process_id"], "stopped")
    wait_until(lambda: not lives(run["process_id"]))
    assert "not being recorded" in program("track", "--stop").stdout
    assert news(program) == ""
