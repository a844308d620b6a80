"""The suite passes on any machine: a sample of it runs in the worst environment that a user may have."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.environment import holds_repositories, known_environment
from tests.support.repository import GitRepository
from tests.support.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]

# Each of these failed, or would fail, without the known environment: it commits, runs hooks, the command in another
# process or a private folder, or looks for a repository.
SAMPLE = (
    "tests/golden/test_cases.py::test_a_case_has_its_score_card[typo-in-docs]",
    "tests/adapters/git/test_git_config.py",
    "tests/scenarios/git_hooks/test_recording.py::test_a_pull_brings_its_commits",
    "tests/scenarios/commands/test_everyday.py::test_outside_a_repository",
    "tests/support/test_environment.py::test_a_test_sees_nothing_of_the_machine",
)

HOSTILE_GIT_CONFIG = """
[user]
	name = Somebody Else
	useConfigOnly = true
[commit]
	gpgSign = true
	cleanup = scissors
	template = /nowhere/template
[core]
	hooksPath = /nowhere/hooks
	autocrlf = true
	editor = false
	excludesFile = /nowhere/excludes
[init]
	defaultBranch = trunk
	templateDir = /nowhere/template
[diff]
	noprefix = true
	external = false
[color]
	ui = always
[protocol]
	allow = never
"""

# With Python set to know only ASCII, as far as it lets itself be told.
HOSTILE = {
    "HOME": "/nowhere",
    "TZ": "Pacific/Chatham",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONPATH": "/nowhere",
    "PYTHONDONTWRITEBYTECODE": "1",
    "GIT_DIR": "/nowhere/.git",
    "GIT_WORK_TREE": "/nowhere",
    "GIT_INDEX_FILE": "/nowhere/index",
    "GIT_AUTHOR_NAME": "Somebody Else",
    "GIT_AUTHOR_DATE": "1 +0000",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "user.name",
    "GIT_CONFIG_VALUE_0": "Somebody Else",
    "GIT_EDITOR": "false",
    "GIT_TRACE": "1",
    "XDG_CONFIG_HOME": "/nowhere",
    "XDG_DATA_HOME": "/nowhere",
    "CI": "true",
    "FORCE_COLOR": "1",
    "COLUMNS": "40",
    "DEBUG": "1",
    "CRAFTNUDGE_MIN_SCORE": "9",
    "CRAFTNUDGE_HOOKS": "0",
    "OLLAMA_HOST": "http://192.0.2.1",
    "HTTP_PROXY": "http://192.0.2.1",
}


@pytest.mark.skipif(not hasattr(os, "umask") or sys.platform == "win32", reason="the umask is a POSIX matter")
def test_a_sample_of_the_suite_passes_on_a_hostile_machine(tmp_path: Path) -> None:
    """Odd variables, locale, time zone, umask, signals and git configuration; temporary files inside a repository."""
    outer = GitRepository(tmp_path / "outer repository", tmp_path / "home")
    folder = outer.path / "temporary files"
    folder.mkdir()
    settings = tmp_path / "hostile.gitconfig"
    settings.write_text(HOSTILE_GIT_CONFIG)
    machine = {"PATH": os.environ["PATH"], "TMPDIR": str(folder), "GIT_CONFIG_GLOBAL": str(settings)} | HOSTILE
    done = subprocess.run(
        # As in the background of a shell, with Ctrl-C and hang-ups ignored.
        [
            "sh",
            "-c",
            'trap "" INT HUP; exec "$@"',
            "sh",
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            *SAMPLE,
        ],
        cwd=ROOT,
        env=machine,
        umask=0o077,
        capture_output=True,
        text=True,
        timeout=5 * PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(folder.iterdir()) == []


def test_a_test_sees_nothing_of_the_machine(tmp_path: Path) -> None:
    """Only the variables passed on, the fixed ones and its own home folder; the usual umask; no ignored Ctrl-C."""
    own = {"HOME", "USERPROFILE", "CRAFTNUDGE_HOME", "GIT_CONFIG_GLOBAL", "TMPDIR"}
    assert set(os.environ) == set(known_environment()) | own
    assert os.environ["HOME"] == str(tmp_path / "home")
    previous = os.umask(0o022)
    assert previous == 0o022
    assert signal.SIG_IGN not in (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM))


def test_a_temporary_folder_inside_a_repository_holds_no_repositories(repository: GitRepository) -> None:
    """What looks for a repository upwards would find the outer one."""
    (repository.path / "inner").mkdir()
    assert not holds_repositories(repository.path / "inner")
    assert holds_repositories(repository.home)
