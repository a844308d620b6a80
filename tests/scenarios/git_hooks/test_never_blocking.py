"""Hooks check a message only where that was chosen, and never block a commit because of an error of their own."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.hooking import GOOD, commit, recorded
from tests.support.repository import GitRepository, sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program


def test_a_message_is_looked_at_before_the_commit_where_that_was_chosen(
    repository: GitRepository, program: Program
) -> None:
    """By default only an odd subject costs a look; always, never, and a gate that refuses are for the asking."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install")
    repository.write({"b": "1\n"})
    assert commit(repository, "A subject that seems in order") == ""
    assert " CN1" in commit(repository, "wip")
    assert commit(repository, "fixup! wip") == ""
    program("hook", "install", "--look", "always")
    assert commit(repository, "Rename the reader to scanner").startswith("craftnudge: ")
    program("hook", "install", "--look", "never", "--nudge")
    assert commit(repository, "wip").endswith("craftnudge coach\n")
    program("hook", "install", "--nudge")
    assert commit(repository, "wip").count("craftnudge: ") == 1
    assert commit(repository, "wip", CRAFTNUDGE_HOOKS="0") == ""
    program("hook", "install", "--gate")
    assert "craftnudge: " in commit(repository, "wip")
    (repository.path / ".craftnudge.toml").write_text("min-score = 9.9\n")
    head = repository.git("rev-parse", "HEAD")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        commit(repository, "wip")
    assert b"below the minimum of 9.9" in refused.value.stderr
    assert b"--no-verify" in refused.value.stderr
    assert repository.git("rev-parse", "HEAD") == head
    assert head in recorded(program)


@pytest.mark.parametrize("broken", ["[[[", "min-score = 9.9\n[project-style]\ntipes = []\n", "min-score = 'much'\n"])
def test_a_gate_that_cannot_read_what_to_ask_lets_the_commit_through_and_says_so(
    repository: GitRepository, program: Program, broken: str
) -> None:
    """Half a configuration is no gate: nothing is refused by it, and the one line says why."""
    repository.commit("Begin", {"a": "1\n"})
    program("hook", "install", "--gate")
    (repository.path / ".craftnudge.toml").write_text(broken)
    told = commit(repository, "wip")
    assert "The commit is not blocked." in told
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
        commit(repository, "wip")  # a hook that waits for the lock would wait for ever: it is held until this returns
    last = repository.git("rev-parse", "HEAD")
    assert last in recorded(program)


def test_a_python_that_is_gone_is_said_and_holds_nothing_up(repository: GitRepository, program: Program) -> None:
    """The hook says so in one line, and so does `hook status`."""
    program("hook", "install", "--look", "always", "--nudge")
    for name in ("commit-msg", "post-commit"):
        hook = repository.path / ".git" / "hooks" / name
        head, _, body = hook.read_text().partition("program=")
        hook.write_text(f"{head}program=/nowhere/python\n{body.partition(chr(10))[2]}")
    assert commit(repository, GOOD).count("/nowhere/python is missing") == 2
    assert "its program is gone" in program("hook", "status").stdout


def test_a_gate_of_a_program_that_is_gone_refuses_nothing(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """A Python that has not got the program any more ends as a refusal does; the commit goes on all the same."""
    venv.create(tmp_path / "bare")
    program("hook", "install", "--gate")
    hook = repository.path / ".git" / "hooks" / "commit-msg"
    hook.write_text(hook.read_text().replace(f"program={sys.executable}\n", f"program={tmp_path}/bare/bin/python\n"))
    assert "No module named craftnudge" in commit(repository, GOOD)


def test_code_in_the_work_tree_is_never_run_in_our_place(repository: GitRepository, program: Program) -> None:
    """A folder `craftnudge` or a module of the standard library's name in a repository is not imported by a hook."""
    evil = "open('PWNED', 'w').close()\n"
    program("hook", "install", "--look", "always", "--nudge")
    repository.write({"craftnudge/__init__.py": evil, "craftnudge/__main__.py": evil, "json.py": evil, "re.py": evil})
    assert "craftnudge: " in commit(repository, GOOD)
    assert not (repository.path / "PWNED").exists()


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
        "import sys; from craftnudge.entrypoints import hook\n"
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
    assert done.stderr.decode().count("craftnudge: ") == 3


def test_a_hook_answers_nonsense_with_silence(program: Program) -> None:
    """An unknown event, a missing argument, a folder without a repository: exit code 0, at most one line."""
    assert program("hook-run").code == 0
    assert program("hook-run", "pre-receive").stderr == ""
    assert program("hook-run", "commit-msg").stderr == ""
    gone = program("hook-run", "post-commit", folder=Path("/"))
    assert gone.code == 0
    assert gone.stderr.count("\n") == 1
    unread = program("hook-run", "commit-msg", "nowhere")
    assert (unread.code, "nowhere: No such file" in unread.stderr) == (0, True)
