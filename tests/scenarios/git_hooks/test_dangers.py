"""Before each commit the installed hook shows what must not be in it, whatever the message says."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.commands.test_dangers import DANGERS, stage
from tests.support.hooking import GOOD, commit
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

FIXUP = f"fixup! {GOOD}"


def committed(repository: GitRepository, message: str) -> subprocess.CompletedProcess[str]:
    """A commit that may be refused."""
    return subprocess.run(
        ["git", "commit", "--message", message],
        cwd=repository.path,
        env=sealed_environment(repository.home),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("check", DANGERS)
@pytest.mark.parametrize("option", ["--look=quick", "--look=always", "--look=never", "--nudge"])
def test_a_danger_is_shown_under_a_good_subject(
    program: Program, repository: GitRepository, check: str, option: str
) -> None:
    """With every option, and the commit is made; the next one, without a danger, is silent about it."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    program("hook", "install", option)
    stage(repository, DANGERS[check])
    done = committed(repository, GOOD)
    assert done.returncode == 0
    assert f"{check}  " in done.stderr
    assert "must not be committed" in done.stderr
    assert "must not be committed" not in commit(repository, GOOD)


@pytest.mark.parametrize("check", DANGERS)
def test_block_danger_refuses_it(program: Program, repository: GitRepository, check: str) -> None:
    """Also under a subject that is not scored; without a danger the commit is made."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    program("hook", "install", "--block", "danger")
    stage(repository, DANGERS[check])
    for message in (GOOD, FIXUP):
        done = committed(repository, message)
        assert done.returncode == 1
        assert check in done.stderr
    repository.git("reset", "--quiet", "--hard")
    stage(repository, {"page.py": "PAGE = 2\n"})
    assert committed(repository, GOOD).returncode == 0
    program("hook", "install", "--block", "nothing")
    stage(repository, DANGERS[check])
    assert committed(repository, GOOD).returncode == 0


def test_a_marker_left_in_a_merge_is_refused(program: Program, repository: GitRepository) -> None:
    """The place where markers come from."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit("Turn the page", {"page.py": "PAGE = 2\n"})
    repository.git("checkout", "--quiet", "-")
    repository.commit("Close the page", {"page.py": "PAGE = 3\n"})
    program("hook", "install", "--block", "danger")
    subprocess.run(
        ["git", "merge", "--quiet", "topic"],
        cwd=repository.path,
        env=sealed_environment(repository.home),
        capture_output=True,
        check=False,
    )
    repository.git("add", "--all")
    done = committed(repository, "Merge branch 'topic'")
    assert (done.returncode, "CN309" in done.stderr) == (1, True)
