"""Several processes read a history as one does, and none of them outlives the reading."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Literal

import pytest

from craftnudge.adapters.git import worker_pool
from craftnudge.adapters.git.opening import open_reader
from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

_READ_SLOWLY = """
import sys, time
from pathlib import Path
from craftnudge.adapters.git.opening import open_reader
if __name__ == "__main__":
    reader = open_reader(Path(sys.argv[1]), cache_folder=None)
    for record in reader.records(reader.history(["HEAD"]), processes=2):
        print(record.hash, flush=True)
        time.sleep(0.2)
"""

_READ_IN_A_DAEMON = """
import multiprocessing
from pathlib import Path
from craftnudge.adapters.git.opening import open_reader

def read():
    reader = open_reader(Path({path!r}), cache_folder=None)
    for record in reader.records(reader.history(["HEAD"]), processes=2):
        print(record.hash, flush=True)

process = multiprocessing.get_context("fork").Process(target=read, daemon=True)
process.start()
process.join()
raise SystemExit(process.exitcode)
"""


@pytest.fixture
def long_history(repository: GitRepository) -> GitRepository:
    """Two hundred commits on two branches that meet every ten commits, by three people and a bot."""
    stream: list[str] = []
    for number in range(1, 201):
        branch = "side" if number % 10 in {3, 4, 5} else "main"
        start = {3: f"from :{number - 1}\n", 6: f"from :{number - 4}\nmerge :{number - 1}\n"}.get(number % 10, "")
        person = ("Ann <ann@x.org>", "Bob <bob@x.org>", "Cy <cy@x.org>", "dependabot[bot] <bot@x.org>")[number * 7 % 4]
        message = f"feat: change {number}\n\nBecause {'of reasons ' * (number % 7)}.\n"
        lines = "".join(f"line {line * (number % 13)}\n" for line in range(number % 30))
        stream.append(
            f"commit refs/heads/{branch}\nmark :{number}\n"
            f"committer {person} {1_700_000_000 + number * 60} +0100\n"
            f"data {len(message)}\n{message}{start}"
            f"M 100644 inline src/file{number % 5}.py\ndata {len(lines)}\n{lines}\n"
        )
        if number % 25 == 0:
            stream.append(f"R src/file{number % 5}.py docs/moved{number}.py\n\n")
    repository.git("fast-import", "--quiet", stdin="".join(stream).encode())
    return repository


def test_several_processes_give_the_records_of_one(long_history: GitRepository) -> None:
    """Every record is equal and in order: alone, in a plain run, forked, and through either engine."""
    plain = open_reader(long_history.path, cache_folder=None)
    hashes = plain.history(["HEAD"])
    expected = [open_reader(long_history.path, cache_folder=None).record(each) for each in hashes[::29]]
    records = list(plain.records(hashes))
    assert records[::29] == expected
    engines: tuple[Literal["pygit2", "git"], ...] = ("pygit2", "git")
    for engine in engines:
        reader = open_reader(long_history.path, cache_folder=None, engine=engine)
        assert list(reader.records(hashes, processes=3)) == records
        reader.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("processes", [1, 2, 8])
@pytest.mark.parametrize("commits", [0, 1, 64, 3_806, 60_000])
def test_runs_hold_all_commits_and_get_shorter(commits: int, processes: int) -> None:
    """Joined they are all commits; no run is longer than the one before it, or than fits into memory."""
    hashes = [f"{number:040x}" for number in range(commits)]
    runs = list(worker_pool.runs_of(hashes, processes))
    assert [each for run in runs for each in run] == hashes
    lengths = [len(run) for run in runs]
    assert lengths == sorted(lengths, reverse=True)
    assert all(0 < length <= 2_048 for length in lengths)
    assert not lengths or lengths[-1] <= 32


def test_without_fork_the_records_are_the_same(long_history: GitRepository) -> None:
    """A second thread forbids forking: fresh processes are started, and read the same."""
    reader = open_reader(long_history.path, cache_folder=None)
    hashes = reader.history(["HEAD"])
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert list(reader.records(hashes, processes=2)) == list(reader.records(hashes))
    finally:
        done.set()
        thread.join()


def test_a_daemonic_process_reads_the_history_itself(long_history: GitRepository, tmp_path: Path) -> None:
    """`multiprocessing` lets no daemonic process start others; asked for workers, it gives the same records."""
    program = _READ_IN_A_DAEMON.format(path=str(long_history.path))
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=sealed_environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.split() == open_reader(long_history.path, cache_folder=None).history(["HEAD"])


def test_a_damaged_commit_is_left_out_and_ends_nothing(long_history: GitRepository) -> None:
    """All other records come, in order."""
    reader = open_reader(long_history.path, cache_folder=None)
    hashes = reader.history(["HEAD"])
    found = list(reader.records([*hashes[:100], "0" * 40, *hashes[100:]], processes=2))
    assert [record.hash for record in found] == hashes


def test_a_process_that_is_killed_loses_nothing(long_history: GitRepository) -> None:
    """Its run is read again."""
    reader = open_reader(long_history.path, cache_folder=None)
    hashes = reader.history(["HEAD"])
    records = reader.records(hashes, processes=2)
    found = [next(records).hash]
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
    found += [record.hash for record in records]
    assert found == hashes


def test_reading_that_is_given_up_leaves_no_process(long_history: GitRepository) -> None:
    """Closing the iterator ends all child processes."""
    reader = open_reader(long_history.path, cache_folder=None)
    records = reader.records(reader.history(["HEAD"]), processes=2)
    next(records)
    assert multiprocessing.active_children() != []
    records.close()  # type: ignore[attr-defined]  # a generator
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups are a POSIX matter")
def test_ctrl_c_leaves_no_process(long_history: GitRepository, tmp_path: Path) -> None:
    """An interrupt to the process group, as a terminal sends it, ends all processes."""
    process = subprocess.Popen(
        [sys.executable, "-c", _READ_SLOWLY, str(long_history.path)],
        env=sealed_environment(tmp_path / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert len(process.stdout.readline()) == 41
    os.killpg(process.pid, signal.SIGINT)
    process.stdout.close()
    process.wait(PATIENCE_SECONDS)
    wait_until(lambda: not _group_lives(process.pid))


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
