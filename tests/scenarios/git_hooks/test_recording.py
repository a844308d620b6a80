"""Hooks that record: every way to commit leaves one line, also when a process is killed or a hook is called late."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.hooking import GOOD, commit, recorded, script
from tests.support.repository import GitRepository
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from tests.support.program import Program


def test_every_way_to_commit_is_recorded_once(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """Commit, amend, cherry-pick, rebase, merge, pull, `git am`, a linked worktree: every commit, and each once."""
    first = repository.commit("Begin", {"a": "1\n"})
    assert program("hook", "install").code == 0
    made = []
    commit(repository, GOOD)
    made.append(repository.git("rev-parse", "HEAD"))
    repository.git("commit", "--quiet", "--amend", "--allow-empty", "--message", GOOD + " at all")
    made.append(repository.git("rev-parse", "HEAD"))
    repository.git("switch", "--quiet", "--create", "side", first)
    for number in range(3):
        repository.write({f"s{number}": "x\n"})
        commit(repository, f"Add s{number} so that it is there")
        made.append(repository.git("rev-parse", "HEAD"))
    repository.git("rebase", "--quiet", "--force-rebase", "main")
    made += repository.git("rev-list", "main..side").split()
    repository.git("switch", "--quiet", "main")
    repository.git("cherry-pick", "side~1")
    made.append(repository.git("rev-parse", "HEAD"))
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge branch 'side'", "side")
    made.append(repository.git("rev-parse", "HEAD"))
    patch = repository.git("format-patch", "--stdout", "-1", "side")
    repository.git("switch", "--quiet", "--detach", first)
    repository.git("am", "--quiet", stdin=(patch + "\n").encode())
    made.append(repository.git("rev-parse", "HEAD"))
    tree = tmp_path / "tree with 'quotes'"
    repository.git("worktree", "add", "--quiet", str(tree), "side")
    commit(repository, GOOD, folder=tree)
    made.append(repository.git("rev-parse", "side"))
    found = recorded(program)
    assert len(found) == len(set(found))
    assert set(made) <= set(found)
    lines = [json.loads(line) for line in program.journal.read_text().splitlines()]
    rewrites = {(line["old"], line["new"]) for line in lines if line["type"] == "rewrite"}
    assert (made[0], made[1]) in rewrites
    assert len(rewrites) == 4


def test_commits_from_editors_and_with_signatures_are_recorded_like_any_other(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """A verbose message in each way of cleaning, an index of one's own, GIT_DIR, --no-verify, a key of ssh, a stash.

    And what is amended or rebased in a linked worktree before anything of it was recorded.
    """
    repository.commit("Begin", {"a": "1\n", "b": "1\n"})
    assert program("hook", "install", "--look", "always").code == 0
    editor = script(
        tmp_path / "editor",
        f'printf "{GOOD}\\n\\nIt stood there.\\n" >"$1.new"; cat "$1" >>"$1.new"; mv "$1.new" "$1"',
    )
    made = []

    def note(*arguments: str, **environment: str) -> None:
        repository.git(*arguments, stdin=None, **environment)
        made.append(repository.git("rev-parse", "HEAD"))

    for number, cleanup in enumerate(("scissors", "strip", "whitespace", "verbatim", "default")):
        (repository.path / "a").write_text(f"{number}\n")
        note("-c", f"commit.cleanup={cleanup}", "-c", "core.commentChar=;", "commit", "-q", "-a", "-v",
             GIT_EDITOR=shlex.quote(str(editor)))  # fmt: skip
    note("commit", "-q", "--no-verify", "--allow-empty", "-m", "wip")
    there = {"GIT_DIR": str(repository.path / ".git"), "GIT_WORK_TREE": str(repository.path)}
    note("commit", "-q", "--allow-empty", "-m", GOOD, **there)
    own = {"GIT_INDEX_FILE": str(tmp_path / "index")}
    repository.git("read-tree", "HEAD", stdin=None, **own)
    (repository.path / "c").write_text("1\n")
    repository.git("add", "c", stdin=None, **own)
    note("commit", "-q", "-m", GOOD, **own)
    repository.git("reset", "-q")
    if shutil.which("ssh-keygen"):
        key = str(tmp_path / "key")
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True, timeout=PATIENCE_SECONDS)
        signing = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={key}")
        note(*signing, "commit", "-q", "-S", "--allow-empty", "-m", GOOD)
        assert "gpgsig" in repository.git("cat-file", "commit", "HEAD")
    (repository.path / "b").write_text("2\n")
    repository.git("stash", "push", "-q")
    note("commit", "-q", "--allow-empty", "-m", "Come between a stash and its return")
    repository.git("stash", "pop", "-q")
    note("commit", "-q", "-a", "-m", "Bring back what was stashed")
    tree = str(tmp_path / "linked")
    repository.git("worktree", "add", "-q", tree, "-b", "side")
    for arguments in (("-m", "Add one"), ("-m", "Add two"), ("--amend", "-m", "Add the second")):
        repository.git("-C", tree, "commit", "-q", "--allow-empty", *arguments)
        made.append(repository.git("rev-parse", "side"))
    repository.git("-C", tree, "rebase", "-q", "--force-rebase", "--keep-empty", "HEAD~2")
    made += repository.git("rev-list", "main..side").split()
    found = recorded(program)
    assert len(found) == len(set(found))
    assert set(made) <= set(found)


def test_a_pull_brings_its_commits(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """A fast-forward of many commits is one event, and all of them are recorded."""
    repository.commit("Begin", {"a": "1\n"})
    clone = GitRepository(tmp_path / "clone", repository.home)
    clone.git("pull", "--quiet", str(repository.path), "main")
    program("hook", "install", folder=clone.path)
    commit(clone, GOOD)
    recorded(program)
    repository.git("pull", "--quiet", str(clone.path), "main")
    new = [repository.commit(f"Add {number} to the list of them", {f"{number}": "x\n"}) for number in range(4)]
    clone.git("pull", "--quiet", str(repository.path), "main")
    assert set(new) <= set(recorded(program))


def begins(marker: Path) -> int:
    """The process that a hook started and that is to begin a drain."""
    return int(marker.read_text().split()[0])


def drained(program: Program) -> bool:
    """Whether a drain in the background has recorded what hooks left, within two minutes."""
    spool = program.journal.parent / "spool"
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if program.journal.exists() and not any(spool.glob("*.*")):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("left", ["by one that was killed", "empty", "of another start", "garbage"])
def test_a_drain_that_was_killed_before_it_began_is_started_by_the_next_hook(
    repository: GitRepository, program: Program, left: str
) -> None:
    """Kill -9 in the second before it begins: the next commit starts another, and both commits are recorded."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install")
    marker = program.journal.parent / "spool.draining"
    commit(repository, GOOD)
    pid = begins(marker)
    os.kill(pid, signal.SIGKILL)
    if left != "by one that was killed":
        text = {"empty": "", "of another start": f"{os.getpid()} another-boot\n", "garbage": "x\x00 \xff -9\n"}[left]
        marker.write_text(text)
    else:
        wait_until(lambda: not Path(f"/proc/{pid}").exists())
    assert not program.journal.exists()
    assert commit(repository, GOOD + " and later") == ""
    assert drained(program)
    assert not marker.exists()
    assert sorted(recorded(program)) == sorted(repository.git("rev-list", "-2", "HEAD").split())


def test_one_drain_is_started_for_many_commits(repository: GitRepository, program: Program) -> None:
    """While one waits to begin, hooks start no other."""
    program("hook", "install")
    marker = program.journal.parent / "spool.draining"
    commit(repository, GOOD)
    pid = begins(marker)
    commit(repository, GOOD + " twice")
    assert not marker.exists() or begins(marker) == pid
    assert drained(program)


def test_a_manager_that_calls_after_a_long_rebase_has_every_commit_recorded(
    repository: GitRepository, program: Program
) -> None:
    """Thirty commits rebased in a repository that the journal does not know: each new one, and whose place it took."""
    repository.commit("Begin", {"a": "1\n"})
    old = [repository.commit(f"Add {number} to the list of them", {f"{number}": "x\n"}) for number in range(30)]
    repository.git("rebase", "--quiet", "--force-rebase", "--root")
    new = repository.git("rev-list", "--reverse", "HEAD").split()[1:]
    assert new != old
    lines = "".join(f"{one} {other}\n" for one, other in zip(old, new, strict=True))
    assert program("hook-run", "post-rewrite", "rebase", stdin=lines).code == 0
    assert set(new) <= set(recorded(program))
    kept = [json.loads(line) for line in program.journal.read_text().splitlines()]
    assert [(line["old"], line["new"]) for line in kept if line["type"] == "rewrite"] == list(
        zip(old, new, strict=True)
    )
