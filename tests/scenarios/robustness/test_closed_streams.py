"""Standard input, output and error may be closed before the program begins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

CLOSED = ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]


@pytest.mark.parametrize("closed", CLOSED)
def test_what_is_closed_holds_nothing_up(repository: GitRepository, program: Program, closed: str) -> None:
    """Neither a commit nor a command: the answer is 0, nothing is a fault, and the journal holds its lines alone."""
    repository.commit("Add the page that guests see first", {"page.py": "PAGE = 1\n"})
    message = repository.path.parent / "message"
    message.write_text("Add it")
    for call in (
        ("hook-run", "commit-msg", str(message)),
        ("hook-run", "post-commit"),
        ("track",),
        ("coach", "--no-ai"),
    ):
        done = subprocess.run(
            ["sh", "-c", f'exec "$0" -m craftnudge "$@" {closed}', sys.executable, *call],
            cwd=repository.path,
            env=sealed_environment(program.home),
            capture_output=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
        assert (done.returncode, b"internal error" in done.stderr, b"Traceback" in done.stderr) == (0, False, False), (
            done.stderr
        )
    assert program("journal", "verify").code == 0
    assert len(program.journal.read_bytes().splitlines()) == 1


CALLS = [("coach", "--no-ai"), ("progress",), ("log", "--json"), ("--help",), ("explain",), ("config", "schema")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("call", [*CALLS, ("explain", "CN999")], ids=" ".join)
def test_a_full_disk_behind_the_output_is_named(
    repository: GitRepository, program: Program, call: tuple[str, ...]
) -> None:
    """It is named in one line and ends with an exit code of its own; an earlier error keeps its message."""
    repository.commit("Add the page that guests see first", {"page.py": "PAGE = 1\n"})
    done = _piped(repository, program, call, ">/dev/full")
    if call == ("explain", "CN999"):
        assert (done.returncode, b"unknown check" in done.stderr) == (2, True)
    else:
        assert (done.returncode, b"cannot write the output: No space left" in done.stderr) == (6, True)
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("explain", "CN999"), 2),
        (("coach", "--no-ai", "--repo-path", "/"), 3),
        (("no-command",), 2),
        (("log",), 0),
        (("hook-run", "commit-msg", "nothing"), 0),
        (("hook-run", "post-commit"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_a_full_disk_behind_the_messages_changes_no_exit_code(
    repository: GitRepository, program: Program, call: tuple[str, ...], code: int
) -> None:
    """What cannot be said is not said; a hook holds nothing up."""
    repository.commit("Add the page that guests see first", {"page.py": "PAGE = 1\n"})
    assert _piped(repository, program, call, "2>/dev/full").returncode == code


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_closed_output_is_not_a_failure(repository: GitRepository, program: Program, call: tuple[str, ...]) -> None:
    """The reader of the output may close it before the first line."""
    repository.commit("Add the page that guests see first", {"page.py": "PAGE = 1\n"})
    done = _piped(repository, program, call, "; echo $? >code; } | true", "{ ")
    assert (repository.path / "code").read_text() == "0\n"
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def _piped(
    repository: GitRepository, program: Program, call: tuple[str, ...], after: str, before: str = ""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["sh", "-c", f'{before}"$0" -m craftnudge "$@" {after}', sys.executable, *call],
        cwd=repository.path,
        env=sealed_environment(program.home),
        capture_output=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
