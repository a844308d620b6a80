"""Input that never ends or never begins: refused in one line with what to do, and no commit is held up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.ollama.reply_cache import ReplyCache
from craftnudge.adapters.store.local.event_log import EventFile
from craftnudge.errors import UsageError
from craftnudge.runtime import limits
from craftnudge.runtime.bounded_read import lines_within
from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes and no /dev/zero here")

HUGE_BYTES = 64 * 1024**3


@pytest.fixture
def pipe(tmp_path: Path) -> str:
    """The path of a pipe without a writer."""
    os.mkfifo(tmp_path / "pipe")
    return str(tmp_path / "pipe")


@pytest.mark.parametrize(
    "call", [("score",), ("check",), ("journal", "import"), ("check", "--format", "json")], ids=" ".join
)
def test_a_pipe_without_a_writer_is_named_as_a_pipe(
    repository: GitRepository, program: Program, pipe: str, call: tuple[str, ...]
) -> None:
    """Exit code 2, the name, and another way."""
    repository.commit("Add a", {"a": "x\n"})
    run = program(*call, pipe)
    assert (run.code, run.stdout) == (2, "")
    assert run.stderr.startswith(("craftnudge: cannot read", f"craftnudge: cannot read {pipe}: "))
    assert f"{pipe}: " in run.stderr
    assert run.stderr.count("\n") == 2  # what is wrong, and what to do


@pytest.mark.parametrize("call", [("score",), ("check",), ("journal", "import")], ids=" ".join)
def test_a_device_that_never_ends_is_given_up(
    repository: GitRepository, program: Program, call: tuple[str, ...]
) -> None:
    """Within a bound, with exit code 2; nothing is kept of it."""
    repository.commit("Add a", {"a": "x\n"})
    run = program(*call, "/dev/zero")
    assert (run.code, run.stdout, program.journal.exists()) == (2, "", False)
    assert run.stderr.startswith("craftnudge: ")


@pytest.mark.parametrize("call", [("score", "-"), ("check", "-"), ("hook-run", "post-rewrite", "amend")], ids=" ".join)
def test_standard_input_that_never_ends_is_given_up(
    repository: GitRepository, program: Program, call: tuple[str, ...]
) -> None:
    """Also a hook's, which says so and holds nothing up."""
    repository.commit("Add a", {"a": "x\n"})
    with open("/dev/zero", "rb") as zeros:  # noqa: PTH123 - no file of ours
        done = subprocess.run(
            [sys.executable, "-m", "craftnudge", *call],
            cwd=repository.path,
            env=sealed_environment(program.home),
            stdin=zeros,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    assert done.returncode == (0 if call[0] == "hook-run" else 2)
    assert b"more than 67,108,864 bytes" in done.stderr


def test_a_connected_pipe_is_read_as_a_file(repository: GitRepository, program: Program) -> None:
    """As a shell gives it for `<(command)`: /dev/fd and a number."""
    repository.commit("Add a", {"a": "x\n"})
    program("track")
    for words, content in (("check", b"Add a page\n"), ("score", program.journal.read_bytes())):
        done = subprocess.run(
            [sys.executable, "-m", "craftnudge", words, "/dev/fd/0"],
            cwd=repository.path,
            env=sealed_environment(program.home),
            input=content,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_message_file_without_end_holds_no_commit_up(repository: GitRepository, program: Program, pipe: str) -> None:
    """A pipe, a device, a file of holes: one line, exit code 0, with a gate as without."""
    repository.write({"a": "x\n"})
    holes = repository.path.parent / "holes"
    with holes.open("wb") as file:
        file.truncate(HUGE_BYTES)
    for name in (pipe, "/dev/zero", str(holes)):
        for gate in ((), ("--gate",)):
            run = program("hook-run", "commit-msg", *gate, name)
            assert (run.code, run.stderr.count("\n")) == (0, 1)
            assert f"cannot read the message in {name}: it " in run.stderr


def test_a_line_that_is_too_long_is_named_and_the_others_are_scored(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """It is skipped like any other line that is not a record."""
    repository.commit("Add a", {"a": "x\n"})
    program("track")
    line = program.journal.read_bytes()
    lines = tmp_path / "lines"
    lines.write_bytes(b"x" * limits.JOURNAL_LINE_BYTES + b"\n" + line)
    run = program("score", str(lines))
    refused, card = map(json.loads, run.stdout.splitlines())
    assert (run.code, refused["line"], refused["error"]) == (2, 1, "it is longer than 1 MiB")
    assert card["commit"]["hash"] == repository.hashes[0]


def test_lines_are_read_within_their_bounds(tmp_path: Path) -> None:
    """A line of exactly so many bytes is one, a longer one is passed over, and one without end is an error."""
    file = tmp_path / "lines"
    file.write_bytes(b"123\n1234\n" + b"x" * 50 + b"\n12")
    with file.open("rb") as stream:
        assert list(lines_within(stream, 4)) == [b"123\n", None, None, b"12"]
    with file.open("rb") as stream, pytest.raises(UsageError, match=r"input\.long-line"):
        list(lines_within(stream, 4, 20))


def test_our_own_files_are_read_within_bounds(tmp_path: Path) -> None:
    """A pipe, a device or a sparse file in the place of events and replies is ignored."""
    for trap in ("pipe", "zero", "holes"):
        path = tmp_path / trap
        if trap == "pipe":
            os.mkfifo(path)
        elif trap == "zero":
            path.symlink_to("/dev/zero")
        else:
            with path.open("wb") as file:
                file.truncate(1024**3)
        assert EventFile(path).last() is None
        assert EventFile(path).read() == []
        assert ReplyCache(tmp_path).get(trap) is None


@pytest.mark.parametrize("name", ["commits.jsonl", "nudges.jsonl", "sessions.jsonl", "index.sqlite3", "commits.keys1"])
def test_a_pipe_in_the_data_folder_makes_no_command_wait(
    repository: GitRepository, program: Program, name: str
) -> None:
    """In the place of the journal it is said (exit code 6); in that of anything else it is as if it were not there."""
    repository.commit("Add a", {"a": "x\n"})
    program.journal.parent.mkdir(parents=True)
    os.mkfifo(program.journal.with_name(name))
    for call in (("track",), ("log",), (), ("journal", "verify"), ("progress", "--everyone"), ("doctor",)):
        run = program(*call)
        assert "internal error" not in run.stderr, (call, run.stderr)
        assert run.code in ({0, 1, 6} if name == "commits.jsonl" else {0}), (call, run.stderr)
