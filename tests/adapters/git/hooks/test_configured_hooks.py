"""Hooks in git's configuration work beside a tool that manages the folder of hooks."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

GOOD = "Reject empty tokens before they reach the reader"
VERSION = tuple(map(int, re.findall(r"\d+", subprocess.check_output(["git", "version"], text=True))[:2]))
runs_them = pytest.mark.skipif(VERSION < (2, 54), reason="git runs hooks of its configuration from 2.54 on")
reads_past_them = pytest.mark.skipif(VERSION >= (2, 54), reason="this git runs hooks of its configuration")


def commit(repository: GitRepository, message: str, *more: str, folder: Path | None = None) -> str:
    """Git's standard error of a commit, which must succeed."""
    done = subprocess.run(
        ["git", "commit", "--allow-empty", "--message", message, *more],
        cwd=folder or repository.path,
        env=sealed_environment(repository.home),
        capture_output=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    return done.stderr.decode()


def states(program: Program) -> dict[str, str]:
    """Each event and the state of its hook."""
    return {one["event"]: one["state"] for one in program("hook", "status", "--json").json["hooks"]}


def husky(repository: GitRepository) -> bytes:
    """Makes a folder of hooks that husky manages, with a hook in it; returns git's configuration."""
    repository.commit("Begin", {"a": "1\n"})
    hook = repository.path / ".husky" / "_" / "commit-msg"
    hook.parent.mkdir(parents=True)
    hook.write_text("#!/bin/sh\necho husky ran >&2\n")
    hook.chmod(0o755)
    repository.git("config", "core.hooksPath", ".husky/_")
    return (repository.path / ".git" / "config").read_bytes()


@runs_them
def test_a_manager_keeps_its_hooks_and_git_runs_ours_beside_them(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """Commit, amend and a linked worktree are recorded once each; removing the hooks leaves no trace."""
    before = husky(repository)
    shown = program("hook", "install")
    assert "runs, by its name in git's configuration" in shown.stdout
    assert ".husky/post-commit" not in shown.stdout
    assert (repository.path / ".husky" / "_" / "commit-msg").read_text() == "#!/bin/sh\necho husky ran >&2\n"
    assert not (repository.path / ".husky" / "_" / "post-commit").exists()
    made = []
    said = commit(repository, "wip")
    assert "husky ran" in said
    assert said.count("CN") == 1
    made.append(repository.git("rev-parse", "HEAD"))
    commit(repository, GOOD, "--amend")
    made.append(repository.git("rev-parse", "HEAD"))
    tree = tmp_path / "tree with 'quotes'"
    repository.git("worktree", "add", "--quiet", "-b", "side", str(tree))
    commit(repository, GOOD + " at all", folder=tree)
    made.append(repository.git("rev-parse", "side"))
    program("log")
    lines = [json.loads(line) for line in program.journal.read_text().splitlines()]
    assert sorted(line["hash"] for line in lines if line["type"] == "commit") == sorted(made)
    assert [(line["old"], line["new"]) for line in lines if line["type"] == "rewrite"] == [(made[0], made[1])]
    assert program("hook", "install").code == 0
    assert program("hook", "uninstall").code == 0
    assert (repository.path / ".git" / "config").read_bytes() == before
    assert not (repository.path / ".git" / "craftnudge").exists()


@runs_them
def test_status_says_what_keeps_a_named_hook_from_running(repository: GitRepository, program: Program) -> None:
    """Disabled for the event or for the hook, or without its script: the status says so, and commits succeed."""
    husky(repository)
    program("hook", "install")
    assert set(states(program).values()) == {"installed"}
    for name in ("hook.post-merge.enabled", "hook.craftnudge-post-rewrite.enabled"):
        repository.git("config", name, "false")
    (repository.path / ".git" / "craftnudge" / "hooks" / "commit-msg").unlink()
    found = states(program)
    assert [found[event] for event in ("post-merge", "post-rewrite", "commit-msg", "post-commit")] == [
        *("switched off", "switched off", "its script is gone", "installed")
    ]
    commit(repository, GOOD)


@runs_them
def test_hooks_are_never_there_both_ways(repository: GitRepository, program: Program) -> None:
    """From the folder into the configuration and back: one line after a commit, and the earlier hook is restored."""
    repository.commit("Begin", {"a": "1\n"})
    hook = repository.path / ".git" / "hooks" / "post-commit"
    hook.write_text("#!/bin/sh\necho mine >&2\n")
    hook.chmod(0o755)
    before = (repository.path / ".git" / "config").read_bytes()
    assert program("hook", "install", "--nudge").code == 0
    assert b"craftnudge" in hook.read_bytes()
    assert program("hook", "install", "--nudge", "--way", "configuration").code == 0
    assert hook.read_text() == "#!/bin/sh\necho mine >&2\n"
    said = commit(repository, GOOD)
    assert said.count("craftnudge: ") == 1
    assert "mine" in said
    assert program("hook", "install").code == 0
    assert b"craftnudge" not in hook.read_bytes()
    assert program("hook", "install", "--way", "folder").code == 0
    assert (repository.path / ".git" / "config").read_bytes() == before
    assert b"craftnudge" in hook.read_bytes()


@reads_past_them
def test_an_old_git_gets_no_hook_that_it_would_not_run(repository: GitRepository, program: Program) -> None:
    """Refused with the required version; a hook that is there already is said not to run, and can be removed."""
    before = husky(repository)
    refused = program("hook", "install", "--way", "configuration")
    assert refused.code == 2
    assert "2.54" in refused.stderr
    assert "# .husky/post-commit" in program("hook", "install").stdout
    repository.git("config", "hook.craftnudge-post-commit.command", "true")
    assert states(program)["post-commit"] == "git is too old"
    assert program("hook", "uninstall").code == 0
    assert (repository.path / ".git" / "config").read_bytes() == before


def test_an_unknown_way_is_refused(repository: GitRepository, program: Program) -> None:
    """The error names both ways."""
    repository.commit("Begin", {"a": "1\n"})
    refused = program("hook", "install", "--way", "magic")
    assert refused.code == 2
    assert "folder, configuration" in refused.stderr
