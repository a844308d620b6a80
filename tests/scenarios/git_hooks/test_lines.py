"""What the user sees at a commit: a line that fits the moment and the window, or none."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from typing import TYPE_CHECKING

import pytest

from tests.support.hooking import GOOD, commit
from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

LONG = "Reject an empty order in the reader of every shop so that the parser behind it does not have to"


def git_said(repository: GitRepository, *arguments: str, **environment: str) -> str:
    """What a git command says on standard error; it must not fail."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=repository.path,
        env=sealed_environment(repository.home, GIT_SEQUENCE_EDITOR="true", GIT_EDITOR="true", **environment),
        capture_output=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    return done.stderr.decode()


def test_nothing_is_said_while_git_replays_commits(repository: GitRepository, program: Program) -> None:
    """Rebase with fixups, cherry-pick of one and of many, `git am`: silence; a commit of the user's gets its line."""
    repository.commit("Begin with an empty file", {"a": "1\n"})
    program("hook", "install", "--nudge", "--look", "always")
    for name in ("b", "c", "d"):
        repository.write({name: "1\n"})
        assert commit(repository, f"Add {name}").count("craftnudge: ") == 2
    repository.write({"c": "2\n"})
    commit(repository, "fixup! Add c")
    patch = repository.git("format-patch", "--stdout", "-1")
    tip = repository.git("rev-parse", "HEAD")
    said = git_said(repository, "rebase", "--quiet", "--interactive", "--autosquash", "HEAD~4")
    said += git_said(repository, "rebase", "--quiet", "--force-rebase", "HEAD~2")
    repository.git("switch", "--quiet", "--detach", "main~3")
    said += git_said(repository, "cherry-pick", f"{tip}~3")
    said += git_said(repository, "cherry-pick", f"{tip}~2", f"{tip}~1")
    (repository.path.parent / "patch").write_text(patch + "\n")
    said += git_said(repository, "am", "--quiet", "../patch")
    assert "craftnudge" not in said
    assert commit(repository, "wip").count("craftnudge: ") == 2


def test_a_quick_look_says_something_or_is_silent(repository: GitRepository, program: Program) -> None:
    """A subject that only looks odd gets no line; one with a finding does, with what to do and when."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install")
    repository.write({"src/reader.py": "def read(order):\n    return order or None\n"})
    lines = []
    for subject in (LONG, "wipe out the cache", "wip"):
        lines.append(commit(repository, subject))
        found = program("check", "--last", "--json").json["commits"][0]["areas_for_improvement"]
        assert bool(lines[-1]) == bool(found), subject
    assert "" in lines
    assert lines[-1].endswith("After the commit, fix it with: git commit --amend\n")


def test_a_gate_that_is_passed_says_no_more_than_the_look(repository: GitRepository, program: Program) -> None:
    """With --nudge the line comes after the commit, once."""
    (repository.path / ".craftnudge.toml").write_text("min-score = 1\n")
    program("hook", "install", "--gate", "--nudge")
    assert commit(repository, "wip").count("craftnudge: ") == 1
    program("hook", "install", "--look", "always")
    assert commit(repository, "wip").count("craftnudge: ") == 2


def test_a_goal_is_named_only_where_it_is_missed(repository: GitRepository, program: Program) -> None:
    """Twelve good commits do not get the same sentence twelve times."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install", "--nudge")
    program("goal", "CN107")
    repository.write({"b": "1\n"})
    assert "Goal" not in commit(repository, GOOD)
    assert "Goal CN107: " in commit(repository, "wip")
    program("goal", "CN102")
    # It says why, and loses points all the same.
    assert "Goal" not in commit(
        repository, "Skip blank lines in orders\n\nThe parser stopped there, so rows were lost."
    )


@pytest.mark.parametrize("columns", [60, 80])
def test_lines_fit_the_window(repository: GitRepository, program: Program, columns: int) -> None:
    """At a terminal no word is broken, the command stays whole, and the score has a colour unless NO_COLOR is set."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install", "--nudge", "--look", "always")
    plain, colored = (at_a_terminal(repository, columns, NO_COLOR=switch) for switch in ("1", ""))
    assert max(map(len, plain)) <= columns
    assert any(line.strip().endswith("git commit --amend") for line in plain)
    assert any(line.strip().endswith("craftnudge coach") for line in plain)
    assert "\x1b" not in "".join(plain)
    assert "\x1b[3" in "".join(colored)


def at_a_terminal(repository: GitRepository, columns: int, **environment: str) -> list[str]:
    """The lines that a commit with a poor message shows in a window of that width."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        ["git", "commit", "--quiet", "--allow-empty", "--message", "wip"],
        cwd=repository.path,
        env=sealed_environment(repository.home, TERM="xterm", **environment),
        stdin=slave,
        stdout=slave,
        stderr=slave,
    ) as process:
        os.close(slave)
        said = b""
        try:
            while piece := os.read(master, 4096):
                said += piece
        except OSError:  # Linux ends the reading side with EIO
            pass
        os.close(master)
        assert process.wait(PATIENCE_SECONDS) == 0
    return said.decode().replace("\r\n", "\n").splitlines()
