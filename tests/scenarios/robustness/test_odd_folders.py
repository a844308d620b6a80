"""Deleted folders and homes of unknown users: the message names what is wrong, without an internal error."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

NOBODY = "~nobody-of-that-name/x"


@pytest.mark.parametrize("call", [(), ("coach", "--no-ai"), ("progress", "--json"), ("config", "show"), ("doctor",)])
def test_a_deleted_folder_is_named(program: Program, call: tuple[str, ...]) -> None:
    """The message is that of a folder without a repository."""
    gone = program.folder.parent / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD"; exec "$0" -m craftnudge "$@"', sys.executable, *call],
        cwd=gone,
        env=sealed_environment(program.home),
        capture_output=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert (done.returncode, done.stderr.startswith(b"craftnudge: the current folder was deleted.")) == (3, True)


@pytest.mark.parametrize("call", [("post-commit",), ("commit-msg", "message"), ("post-rewrite", "amend"), ("drain",)])
def test_a_hook_in_a_folder_that_is_gone_says_so(program: Program, call: tuple[str, ...]) -> None:
    """In one line, which is no internal error; a drain needs no folder."""
    gone = program.folder.parent / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD"; exec "$0" -m craftnudge hook-run "$@"', sys.executable, *call],
        cwd=gone,
        env=sealed_environment(program.home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    told = b"" if call == ("drain",) else b"craftnudge: the current folder was deleted. The commit is not blocked"
    assert (done.returncode, done.stderr.startswith(told), b"internal error" in done.stderr) == (0, True, False)


@pytest.mark.parametrize("event", ["post-commit", "post-merge", "drain"])
def test_a_file_in_the_place_of_the_home_is_said_in_one_line(
    repository: GitRepository, program: Program, event: str
) -> None:
    """By a hook as by a command; the commit goes on."""
    repository.commit("Add a", {"a": "x\n"})
    (program.home / "file").write_text("")
    run = program("hook-run", event, CRAFTNUDGE_HOME=str(program.home / "file"))
    assert (run.code, "internal error" in run.stderr, run.stderr.count("\n")) == (
        0,
        False,
        0 if event == "drain" else 1,
    )
    assert event == "drain" or "Not a directory. The commit is not blocked" in run.stderr


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("coach", "--no-ai", "--repo-path", NOBODY), 3),
        (("log", "--repo", NOBODY), 3),
        (("progress", "--repo", NOBODY), 3),
    ],
)
def test_a_path_into_the_home_of_an_unknown_user_is_not_found(
    repository: GitRepository, program: Program, call: tuple[str, ...], code: int
) -> None:
    """The message has the path as it was typed."""
    repository.commit("Add a", {"a": "x\n"})
    program("track")
    run = program(*call)
    assert (run.code, NOBODY in run.stderr) == (code, True)


def test_a_mailmap_in_the_home_of_an_unknown_user_is_ignored(repository: GitRepository, program: Program) -> None:
    """As git has it."""
    repository.commit("Add a", {"a": "x\n"})
    repository.git("config", "mailmap.file", NOBODY)
    assert program("coach", "--no-ai").code == 0


def test_a_home_of_an_unknown_user_is_not_used(repository: GitRepository, program: Program) -> None:
    """Nothing is written into a folder of that name; hooks do not block a commit."""
    repository.commit("Add a", {"a": "x\n"})
    for call in (("track",), ("doctor",), ("log", "--help")):
        run = program(*call, CRAFTNUDGE_HOME=NOBODY)
        assert (run.code, f"unknown user in CRAFTNUDGE_HOME: {NOBODY}" in run.stderr) == (2, True)
    assert program("hook-run", "post-commit", CRAFTNUDGE_HOME=NOBODY).code == 0
    assert not (repository.path / "~nobody-of-that-name").exists()
