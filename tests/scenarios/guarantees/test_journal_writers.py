"""What docs/explanation/guarantees.md promises of the journal, tried on real processes: G1 to G4."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from craftnudge.adapters.store.local.index.files import FILE_NAME as INDEX_NAME
from craftnudge.adapters.store.local.journal import FILE_NAME, Journal
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.local.verify import verify
from craftnudge.domain.commits.identity import commit_id
from tests.adapters.store.local.records import a_record, hash_of
from tests.support.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).parents[3]
TRIALS = [sys.executable, "-S", "-m", "tests.scenarios.guarantees.trials"]
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
CALLS = "openat,flock,newfstatat,read,pread64,write,fsync,ftruncate,close,mmap,munmap,mkdir,chmod"
READING = frozenset(("newfstatat", "read", "pread64", "close", "mmap", "munmap"))


def start(*arguments: object, wrapper: list[str] | None = None) -> subprocess.Popen[bytes]:
    """The trial program, or the program that watches it."""
    command = [*(wrapper or []), *TRIALS, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def result(*arguments: object) -> dict[str, int]:
    """What the trial program found."""
    process = start(*arguments)
    out, err = process.communicate(timeout=1200)
    assert process.returncode == 0, err.decode()
    found: dict[str, int] = json.loads(out)
    return found


# --- G2: many writers -------------------------------------------------------------------------------------------------


def appended_by_many(folder: Path, ranges: list[tuple[int, int]]) -> None:
    """Lets one process a range append at once, while a reader looks all the time."""
    writers = [start("append", folder, first, count) for first, count in ranges]
    journal = Journal(folder)
    while any(writer.poll() is None for writer in writers):
        assert journal.read().unreadable == ()
        time.sleep(0.05)
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0] * len(ranges)


@pytest.mark.parametrize("count", [60, pytest.param(500, marks=pytest.mark.soak)])
def test_many_writers_lose_and_double_nothing(tmp_path: Path, count: int) -> None:
    """G2: 16 processes at once, each with commits of its own: every one is there, once, and no line is ever bad."""
    appended_by_many(tmp_path, [(1 + 1_000 * number, count) for number in range(16)])
    content = (tmp_path / FILE_NAME).read_bytes()
    hashes = Counter(json.loads(line)["hash"] for line in content.splitlines())
    assert hashes == {hash_of(1 + 1_000 * number + index): 1 for number in range(16) for index in range(count)}


@pytest.mark.parametrize("count", [25, pytest.param(200, marks=pytest.mark.soak)])
def test_many_writers_of_the_same_commits_write_each_once(tmp_path: Path, count: int) -> None:
    """G2: 16 processes at once, all with the same commits: exactly one line for each."""
    appended_by_many(tmp_path, [(1, count)] * 16)
    assert len((tmp_path / FILE_NAME).read_bytes().splitlines()) == count
    assert verify(tmp_path / FILE_NAME).commits == count


# --- G3: kills --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trials", "message_bytes", "processes"),
    [
        (150, 400, 1),
        (40, 400, 4),
        (40, 1_000_000, 1),
        pytest.param(2_000, 400, 1, marks=pytest.mark.soak),
        pytest.param(500, 400, 4, marks=pytest.mark.soak),
        pytest.param(500, 1_000_000, 1, marks=pytest.mark.soak),
    ],
)
def test_a_kill_at_a_random_instant_loses_nothing_acknowledged(
    tmp_path: Path, trials: int, message_bytes: int, processes: int
) -> None:
    """G3: killed at any instant, a writer loses nothing it has acknowledged, and the next writer continues."""
    found = result("kill", tmp_path, trials, message_bytes, 7, processes)
    assert found["trials"] == trials
    assert found["acknowledged"] >= trials / 2
    assert found["lost"] == 0


def test_a_writer_without_the_protocol_fails_the_same_trial(tmp_path: Path) -> None:
    """The trial can fail: a plain open, write and close loses an acknowledged record sooner or later."""
    found = result("naive", tmp_path, 5_000, 200_000, 7)
    assert found["lost"] > 0


def strace() -> str:
    """The system call tracer, where there is one and it may trace."""
    path = shutil.which("strace")
    if path is None or subprocess.run([path, "-qq", "-o", os.devnull, "true"], check=False).returncode:
        pytest.skip("needs strace, and the right to trace (Linux: apt install strace; in a container: SYS_PTRACE)")
    return path


def traced(folder: Path, first: int, *options: str) -> tuple[int, list[tuple[str, int, str]], bytes]:
    """One append under the tracer: its exit code, and its calls from the mark on, each with its number of that name."""
    log = folder.parent / "calls"
    wrapper = [strace(), "-qq", "-o", str(log), "-e", f"trace={CALLS}", *options]
    process = start("append", folder, first, 1, wrapper=wrapper)
    out, _ = process.communicate(timeout=PATIENCE_SECONDS)
    seen: Counter[str] = Counter()
    calls: list[tuple[str, int, str]] = []
    marked = False
    for line in log.read_text("utf-8", "replace").splitlines():
        if name := re.match(r"(\w+)\(", line):
            seen[name[1]] += 1
            marked = marked or "/craftnudge-mark" in line
            if marked:
                calls.append((name[1], seen[name[1]], line))
    return process.returncode, calls, out


def until_acknowledged(calls: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """The calls before the one that acknowledges the record."""
    return calls[: next(index for index, call in enumerate(calls) if call[2].startswith("write(1,"))]


def test_a_record_is_acknowledged_only_when_it_is_stable(tmp_path: Path) -> None:
    """G1: the line is written whole, then synced, file and folder, none of it failing, and only then acknowledged."""
    folder = tmp_path / "home"
    code, calls, out = traced(folder, 1)
    assert (code, out) == (0, b"1\n")
    lines = [line for _, _, line in until_acknowledged(calls)]
    opened = next(line for line in lines if FILE_NAME + '"' in line and "O_CREAT" in line)
    file = opened.rpartition("= ")[2]
    written = next(index for index, line in enumerate(lines) if line.startswith(f"write({file},"))
    synced = [index for index, line in enumerate(lines) if line.startswith("fsync(")]
    assert lines.count(lines[written]) == 1
    assert [index for index in synced if index > written and lines[index].startswith(f"fsync({file})")]
    assert all(lines[index].endswith("= 0") for index in synced)
    # and so is the folder's name in the one above it, and the file's name in the folder
    assert len(synced) == 3


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.soak)], ids=["changing", "every"])
def test_a_kill_at_every_system_call_loses_nothing(tmp_path: Path, *, every: bool) -> None:
    """G3: killed before each single system call of an append, a writer leaves a journal that the next one continues.

    A kill before a call that only reads leaves what a kill before the next one that changes something leaves.
    """
    (tmp_path / "plan").mkdir()
    _prepare(tmp_path / "plan")
    _, calls, _ = traced(tmp_path / "plan", 5)
    chosen = [one for one in until_acknowledged(calls)[1:] if every or _may_change(one[0], one[2], tmp_path)]
    assert {"flock", "write", "fsync"} <= {name for name, _, _ in chosen}
    for name, number, _line in chosen:
        folder = tmp_path / f"{name}-{number}"
        before = _prepare(folder)
        code, _, out = traced(folder, 5, "-e", f"inject={name}:signal=SIGKILL:when={number}")
        assert (code, out) == (-9, b"")
        content = (folder / FILE_NAME).read_bytes()
        assert content.startswith(before)
        _goes_on(folder)


def _may_change(name: str, line: str, folder: Path) -> bool:
    """Whether a system call can change what the next process finds."""
    return name not in READING and (name != "openat" or str(folder) in line)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("write", "ENOSPC"),
        ("write", "EDQUOT"),
        ("write", "EIO"),
        ("fsync", "EIO"),
        ("flock", "ENOLCK"),
        ("openat", "EROFS"),
        ("openat", "EACCES"),
        ("pread64", "EIO"),
    ],
)
def test_an_error_of_the_disk_is_one_line_and_changes_nothing(tmp_path: Path, call: str, error: str) -> None:
    """G4: an error of any call ends with exit code 6, the journal is unchanged, and the next append works."""
    _prepare(tmp_path / "plan")
    _, calls, _ = traced(tmp_path / "plan", 5)
    ours = [one for one in until_acknowledged(calls) if one[0] != "openat" or _is_needed(one[2], tmp_path)]
    numbers = [number for name, number, _ in ours if name == call]
    assert numbers
    for number in numbers:
        folder = tmp_path / f"{call}-{number}"
        before = _prepare(folder)
        code, _, out = traced(folder, 5, "-e", f"inject={call}:error={error}:when={number}")
        assert (code, out) == (6, b"")
        assert (folder / FILE_NAME).read_bytes() == before
        _goes_on(folder)


def _is_needed(opened: str, folder: Path) -> bool:
    """Whether a file below `folder` is opened that an append cannot do without: the index is a cache."""
    return str(folder) in opened and INDEX_NAME not in opened


def test_an_index_that_cannot_be_opened_stops_no_append(tmp_path: Path) -> None:
    """G4: a damaged or closed cache is left out."""
    _prepare(tmp_path / "plan")
    LocalStore(tmp_path / "plan").rebuild_index()
    _, calls, _ = traced(tmp_path / "plan", 5)
    numbers = [number for name, number, opened in calls if name == "openat" and INDEX_NAME in opened]
    assert numbers
    for number in numbers:
        folder = tmp_path / f"{number}"
        before = _prepare(folder)
        LocalStore(folder).rebuild_index()
        code, _, out = traced(folder, 5, "-e", f"inject=openat:error=EACCES:when={number}")
        assert (code, out) == (0, b"5\n")
        assert (folder / FILE_NAME).read_bytes().startswith(before)


def _prepare(folder: Path) -> bytes:
    """A journal of three commits, and one whose writer was killed."""
    folder.mkdir(exist_ok=True)
    Journal(folder).append(a_record(number) for number in range(3))
    with (folder / FILE_NAME).open("ab") as stream:
        stream.write(b'{"v":1,"type":"commit","id":"torn')
    return (folder / FILE_NAME).read_bytes()


def _goes_on(folder: Path) -> None:
    """The next writer writes the same commit once, and every commit but the torn one is read."""
    Journal(folder).append([a_record(5)])
    history = Journal(folder).read()
    assert [record.hash for record in history.records] == [hash_of(number) for number in (0, 1, 2, 5)]
    content = (folder / FILE_NAME).read_bytes()
    assert content.count(f'"id":"{commit_id(hash_of(5))}"'.encode()) >= 1
    assert [bad.cause.code for bad in history.unreadable][:1] == ["line.not-json"]


# --- G4: full disks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.soak)])
def test_a_full_disk_refuses_and_leaves_the_journal_as_it_was(tmp_path: Path, step: int) -> None:
    """G4: with room for 0, 1, 2, ... bytes up to two lines, a record is there whole or not at all."""
    found = result("fill", tmp_path, step)
    assert found["trials"] > 100
    assert 0 < found["refused"] < found["trials"]
    assert found["bad"] == 0
    assert found["written"] == 1


@pytest.mark.soak
def test_a_full_file_system_refuses_and_works_again_after(tmp_path: Path) -> None:
    """G4: a real file system filled to the last byte: exit code 6 and no bad line; with room again, it goes on."""
    if not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip("needs root, to mount a small file system")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)], check=False).returncode:
        pytest.skip("may not mount")
    try:
        process = start("append", disk / "home", 1, 10_000)
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
        written = out.split()
        assert process.returncode == 6
        assert b"The disk is full" in err
        journal = Journal(disk / "home")
        assert verify(journal.path).damages == ()
        assert len(journal.read().records) == len(written)
        subprocess.run(["mount", "-o", "remount,size=512k", str(disk)], check=True)
        assert journal.append([a_record(20_000)]).written == 1
    finally:
        subprocess.run(["umount", str(disk)], check=False)
