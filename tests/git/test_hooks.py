"""Hooks of git, installed beside what is there: each commit recorded once, nothing lost, nothing held up."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository, sealed_environment
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program

GOOD = "Reject empty tokens before they reach the reader"


def commit(repository: GitRepository, message: str, folder: Path | None = None, **environment: str) -> str:
    """What `git commit` says on standard error when its user commits in the ordinary way; it must not fail."""
    done = subprocess.run(
        ["git", "commit", "--allow-empty", "--message", message],
        cwd=folder or repository.path,
        env=sealed_environment(repository.home, **environment),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stderr.decode()


def recorded(program: Program) -> list[str]:
    """The hashes in the journal, after the next command has taken up what hooks left for it."""
    program("log")
    if not program.journal.exists():
        return []
    lines = [json.loads(line) for line in program.journal.read_text().splitlines()]
    return [line["hash"] for line in lines if line["type"] == "commit"]


def hooks_of(repository: GitRepository) -> dict[str, tuple[bytes, int]]:
    """Every file in the folder of hooks, with its mode."""
    folder = repository.path / ".git" / "hooks"
    return {
        path.name: (str(path.readlink()).encode() if path.is_symlink() else path.read_bytes(), path.lstat().st_mode)
        for path in folder.iterdir()
    }


def script(path: Path, text: str) -> Path:
    """An executable file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


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
             GIT_EDITOR=str(editor))  # fmt: skip
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
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True, timeout=60)
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


def test_hooks_that_were_there_run_first_and_come_back_as_they_were(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """A script, one that refuses, one that reads its input, and a link: chained, then restored byte for byte."""
    folder = repository.path / ".git" / "hooks"
    log = tmp_path / "log"
    script(folder / "post-commit", f'echo "post-commit $#" >>{log}')
    script(folder / "commit-msg", f'grep -q token "$1" && echo seen >>{log}')
    script(folder / "post-rewrite", f"cat >>{log}")
    (folder / "post-merge").symlink_to("../../elsewhere")
    (folder / "post-applypatch").write_bytes(b"not executable \xff\n")
    before = hooks_of(repository)
    assert program("hook", "install").code == 0
    assert "runs, after the hook that was there before" in program("hook", "status").stdout
    commit(repository, GOOD)
    with pytest.raises(subprocess.CalledProcessError):
        commit(repository, "Say something else entirely here")
    old = repository.git("rev-parse", "HEAD")
    repository.git("commit", "--quiet", "--amend", "--allow-empty", "--message", GOOD + " at all")
    new = repository.git("rev-parse", "HEAD")
    assert log.read_text().splitlines() == ["seen", "post-commit 0", "seen", "post-commit 0", f"{old} {new}"]
    assert set(recorded(program)) == {old, new}
    assert program("hook", "install").code == 0
    assert program("hook", "uninstall").code == 0
    assert hooks_of(repository) == before


def test_installing_again_changes_nothing_and_an_edited_hook_is_not_thrown_away(
    repository: GitRepository, program: Program
) -> None:
    """The same wishes write nothing; other wishes are taken; what somebody wrote into a hook of ours stays."""
    program("hook", "install")
    first = hooks_of(repository)
    program("hook", "install")
    assert hooks_of(repository) == first
    program("hook", "install", "--gate")
    assert hooks_of(repository) != first
    hook = repository.path / ".git" / "hooks" / "post-commit"
    hook.write_bytes(hook.read_bytes() + b"echo mine\n")
    refused = program("hook", "uninstall")
    assert refused.code == 2
    assert "was edited" in refused.stderr
    assert b"echo mine" in hook.read_bytes()
    assert program("hook", "uninstall", "--force").code == 0
    assert not hook.exists()


@pytest.mark.parametrize(
    ("setting", "opens"),
    [
        ("", True),
        ("min-score = 6\n", False),
        ("[house-style]\nbody-required = true\n", False),
        ('[ticket]\npattern = "X-1"\n', True),
    ],
)
def test_a_gate_that_asks_nothing_is_not_installed_in_silence(
    repository: GitRepository, program: Program, setting: str, opens: bool
) -> None:
    """Without a least score or a rule it would let everything through, and the user would not know."""
    (repository.path / ".craftnudge.toml").write_text(setting)
    assert ("refuses nothing yet" in program("hook", "install", "--gate").stderr) == opens
    assert program("hook", "install").stderr == ""


def test_a_message_is_looked_at_before_the_commit_where_that_was_chosen(
    repository: GitRepository, program: Program
) -> None:
    """By default only an odd subject costs a look; always, never, and a gate that refuses are for the asking."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install")
    repository.write({"b": "1\n"})
    assert commit(repository, "A subject that seems in order") == ""
    assert "(CN1" in commit(repository, "wip")
    assert commit(repository, "fixup! wip") == ""
    program("hook", "install", "--look", "always")
    assert commit(repository, "Rename the reader to scanner").startswith("craftnudge  ")
    program("hook", "install", "--look", "never", "--nudge")
    assert commit(repository, "wip").endswith("craftnudge coach\n")
    program("hook", "install", "--nudge")
    assert commit(repository, "wip").count("craftnudge  ") == 1
    assert commit(repository, "wip", CRAFTNUDGE_HOOKS="0") == ""
    program("hook", "install", "--gate")
    assert "craftnudge  " in commit(repository, "wip")
    (repository.path / ".craftnudge.toml").write_text("min-score = 9.9\n")
    head = repository.git("rev-parse", "HEAD")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        commit(repository, "wip")
    assert b"9.9 is asked for" in refused.value.stderr
    assert b"--no-verify" in refused.value.stderr
    assert repository.git("rev-parse", "HEAD") == head
    assert head in recorded(program)


@pytest.mark.parametrize("broken", ["[[[", "min-score = 9.9\n[house-style]\ntipes = []\n", "min-score = 'much'\n"])
def test_a_gate_that_cannot_read_what_to_ask_lets_the_commit_through_and_says_so(
    repository: GitRepository, program: Program, broken: str
) -> None:
    """Half a configuration is no gate: nothing is refused by it, and the one line says why."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install", "--gate")
    (repository.path / ".craftnudge.toml").write_text(broken)
    told = commit(repository, "wip")
    assert "The commit is not held up by that." in told
    assert ".craftnudge.toml:" in told
    assert program("check", "--last").code == 2


@pytest.mark.parametrize("wishes", [(), ("--nudge", "--look", "always")])
def test_a_commit_is_never_held_up(repository: GitRepository, program: Program, wishes: tuple[str, ...]) -> None:
    """No data folder, one that is a file, a read-only one, a locked journal, a broken configuration, a hung Python."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install", *wishes)
    data = program.home / "craftnudge" / "data"
    commit(repository, "wip")
    (repository.path / ".craftnudge.toml").write_text("[[[")
    commit(repository, "wip")
    (repository.path / ".craftnudge.toml").unlink()
    data.rename(data.with_name("gone"))
    commit(repository, "wip")
    if data.exists():
        data.rename(data.with_name("made-again"))
    data.write_text("in the way")
    commit(repository, "wip")
    data.unlink()
    data.with_name("gone").rename(data)
    lock = program.journal.with_name("commits.jsonl.lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        started = time.monotonic()
        commit(repository, "wip")
        assert time.monotonic() - started < 11
    last = repository.git("rev-parse", "HEAD")
    assert last in recorded(program)


def test_a_python_that_is_gone_is_said_and_holds_nothing_up(repository: GitRepository, program: Program) -> None:
    """The hook says so in one line, and so does `hook status`."""
    program("hook", "install", "--look", "always", "--nudge")
    for name in ("commit-msg", "post-commit"):
        hook = repository.path / ".git" / "hooks" / name
        head, _, body = hook.read_text().partition("python=")
        hook.write_text(f"{head}python=/nowhere/python\n{body.partition(chr(10))[2]}")
    assert commit(repository, GOOD).count("/nowhere/python is gone") == 2
    assert "its Python is gone" in program("hook", "status").stdout


def test_a_gate_of_a_program_that_is_gone_refuses_nothing(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """A Python that has not got the program any more ends as a refusal does; the commit goes on all the same."""
    venv.create(tmp_path / "bare")
    program("hook", "install", "--gate")
    hook = repository.path / ".git" / "hooks" / "commit-msg"
    hook.write_text(hook.read_text().replace(f"python={sys.executable}\n", f"python={tmp_path}/bare/bin/python\n"))
    assert "No module named craftnudge" in commit(repository, GOOD)


def test_the_state_of_a_hook_is_told_whatever_stands_in_it(repository: GitRepository, program: Program) -> None:
    """Also where a line of it was edited so that a quote is open."""
    program("hook", "install")
    hook = repository.path / ".git" / "hooks" / "post-commit"
    hook.write_text(hook.read_text().replace("python=", "python='"))
    assert "runs, edited since" in program("hook", "status").stdout


def begins(marker: Path) -> int:
    """The process that a hook started and that is to begin a drain."""
    return int(marker.read_text().split()[0])


def drained(program: Program) -> bool:
    """Whether a drain that nobody waits for has recorded what hooks left, within a while."""
    spool = program.journal.parent / "spool"
    end = time.monotonic() + 30
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
        end = time.monotonic() + 10
        while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
            time.sleep(0.01)
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


def test_code_in_the_work_tree_is_never_run_in_our_place(repository: GitRepository, program: Program) -> None:
    """A folder `craftnudge` or a module of the standard library's name in a repository is not imported by a hook."""
    evil = "open('PWNED', 'w').close()\n"
    program("hook", "install", "--look", "always", "--nudge")
    repository.write({"craftnudge/__init__.py": evil, "craftnudge/__main__.py": evil, "json.py": evil, "re.py": evil})
    assert "craftnudge  " in commit(repository, GOOD)
    assert not (repository.path / "PWNED").exists()


def test_a_shared_folder_of_hooks_is_not_written_unasked(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """One in the work tree, one of the user's, one behind a link: named as what it is; with --shared it is used."""
    repository.commit("Begin", {"a": "1\n"})
    for setting, whose in ((".githooks", "tracked with the project"), (str(tmp_path / "all"), "shared by other")):
        repository.git("config", "core.hooksPath", setting)
        refused = program("hook", "install", "--way", "folder")
        assert refused.code == 2
        assert whose in refused.stderr
        assert not Path(repository.path, setting).exists()
    assert program("hook", "install", "--shared").code == 0
    commit(repository, GOOD)
    assert repository.git("rev-parse", "HEAD") in recorded(program)
    assert (tmp_path / "all" / "post-commit").exists()
    repository.git("config", "--unset", "core.hooksPath")
    assert "not installed" in program("hook", "status").stdout
    (repository.path / ".git" / "hooks").rename(tmp_path / "moved")
    (repository.path / ".git" / "hooks").symlink_to(tmp_path / "moved")
    refused = program("hook", "install", "--way", "folder")
    assert (refused.code, "None" in refused.stderr) == (2, False)


def test_hook_managers_are_recognised_and_told_what_to_write(repository: GitRepository, program: Program) -> None:
    """Husky keeps the whole folder; pre-commit and lefthook keep single hooks, and the others are ours to install."""
    folder = repository.path / ".git" / "hooks"
    made = "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n"
    (folder / "commit-msg").write_text(made)
    found = program("hook", "install", "--way", "folder").stdout
    assert "stages: [commit-msg]" in found
    assert "left to its manager" in found
    assert (folder / "commit-msg").read_text() == made
    assert (folder / "post-commit").exists()
    (folder / "post-merge").write_text('#!/bin/sh\ncall_lefthook run "post-merge" "$@"\n')
    assert "# lefthook.yml" in program("hook", "status").stdout
    repository.git("config", "core.hooksPath", ".husky/_")
    husky = program("hook", "install", "--way", "folder")
    assert husky.code == 0
    assert "# .husky/post-commit" in husky.stdout
    assert not (repository.path / ".husky").exists()


def test_hooks_of_a_bare_repository_and_of_none(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """A bare repository has a folder of hooks as well; where there is none the exit code is 3."""
    repository.git("init", "--quiet", "--bare", str(tmp_path / "bare.git"))
    found = program("hook", "status", "--json", "--repo-path", str(tmp_path / "bare.git")).json
    assert_valid("hook", found)
    assert found["folder"] == str(tmp_path / "bare.git" / "hooks")
    assert program("hook", "status", folder=tmp_path).code == 3
    assert program("hook", "install", "--repo-path", str(tmp_path / "nowhere")).code == 3
    assert program("hook", "install", "--look", "sometimes").code == 2


def test_what_git_calls_loads_nothing_dear(repository: GitRepository, program: Program) -> None:
    """After each of git's calls none of the heavy libraries is loaded."""
    repository.commit("Begin", {"a": "1\n"})
    repository.write({"b": "1\n"})
    (repository.path.parent / "message").write_text("wip\n")
    calls = [
        ["commit-msg", "../message"],
        ["commit-msg", "--gate", "../message"],
        ["post-commit"],
        ["post-merge"],
        ["post-rewrite", "amend"],
        ["drain"],
    ]
    code = (
        "import sys; from craftnudge import hook\n"
        f"for call in {calls!r}: assert hook.run(call) == 0\n"
        "dear = {'typer', 'click', 'rich', 'pydantic', 'ollama', 'httpx', 'sqlite_utils', 'ssl'}\n"
        "print(*sorted(dear & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=repository.path,
        env=sealed_environment(program.home),
        input=b"",
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == ""
    assert done.stderr.decode().count("craftnudge  ") == 3


def test_a_hook_answers_nonsense_with_silence(program: Program) -> None:
    """An unknown event, a missing argument, a folder without a repository: exit code 0, at most one line."""
    assert program("hook-run").code == 0
    assert program("hook-run", "pre-receive").stderr == ""
    assert program("hook-run", "commit-msg").stderr == ""
    gone = program("hook-run", "post-commit", folder=Path("/"))
    assert gone.code == 0
    assert gone.stderr.count("\n") == 1
    unread = program("hook-run", "commit-msg", "nowhere")
    assert (unread.code, "the message in nowhere cannot be read: No such file" in unread.stderr) == (0, True)


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


def test_a_data_folder_that_cannot_be_made_is_told_with_a_way_out(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """No hook is installed that could not record anything; the hint names the variable that moves the folder."""
    (tmp_path / "a file").write_text("in the way")
    refused = program("hook", "install", CRAFTNUDGE_HOME=str(tmp_path / "a file"))
    assert (refused.code, refused.stdout) == (6, "")
    assert "CRAFTNUDGE_HOME names another folder" in refused.stderr
    assert not list((repository.path / ".git" / "hooks").glob("post-commit"))
