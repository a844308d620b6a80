"""`craftnudge journal forget` after months of use: every file is full, and no trace of what was forgotten is left."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool
from craftnudge.domain.commits.identity import commit_id
from craftnudge.entrypoints.cli.crash_report import report_crash
from tests.support.conversation import Conversation
from tests.support.long_history import long_history
from tests.support.repository import sealed_environment
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.support.ollama.faults import FaultServer
    from tests.support.program import Program
    from tests.support.repository import GitRepository

BOB = "Bob Builder <bob@example.org>"
WORDS = "wip zeppelin"
# A walk to the first commit is remembered from a thousand commits on.
COMMITS = 1_010


def _helpful(request: dict[str, Any]) -> str:
    fields = request["format"]["properties"]
    reply = {"tip": fields["tip"]["enum"][0], "note": "Readers would ask why.", "subject": "zeppelin", "comments": []}
    return json.dumps({name: value for name, value in reply.items() if name in fields})


@pytest.fixture
def used(program: Program, repository: GitRepository, fault_server: FaultServer) -> list[str]:
    """A home with every file that there is, all about Bob's last commits in Ann's long history; gives their hashes."""
    long_history(repository, COMMITS)
    repository.git("reset", "--quiet", "--hard")
    program("track", "--all")
    bobs = [repository.commit(f"{WORDS} {number}", {"z.py": f"z = {number}\n"}, author=BOB) for number in range(3)]
    repository.commit(f"Mend the page\n\nCo-authored-by: {BOB}", {"a.py": "a = 1\n"})
    repository.git("config", "user.name", "Bob Builder")
    repository.git("config", "user.email", "bob@example.org")
    repository.git("checkout", "--quiet", bobs[-1])
    assert program("hook-run", "post-commit").code == 0
    repository.git("checkout", "--quiet", "main")
    assert program("track", "--all").code == 0
    with Conversation(program.home, repository.path, "session", "--days", "5000", "--commits", "1") as session:
        session.expect("  > ")
        session.type("r")
        session.expect("  | ")
        session.type("Say what the zeppelin does")
        session.type(".")
        session.expect("(y/n) ")
        session.type("y")
        session.end()
    program("coach", "--commit-id", bobs[-1], OLLAMA_HOST=fault_server.saying(_helpful), CI="")
    program("index", "rebuild")
    spool = Spool(program.journal.parent)
    spool.put(RepositoryEvent("commit", repository.path, "f" * 40))
    program("hook-run", "drain")
    spool.put(RepositoryEvent("commit", repository.path, bobs[0]))
    (program.journal.parent / "commits.keys1").write_bytes(bobs[0].encode())  # as versions before 2026-12 left it
    home = program.home / "craftnudge"
    report_crash(ValueError("zeppelin"), ["progress", "--user-id", "bob@example.org"], home / "reports")
    for path in [
        *home.glob("cache/roots/*"),
        *home.glob("cache/whole/*"),
        workplace_in(home).local_store.index_path,
        *home.rglob("*.keys1"),
    ]:
        path.with_name(f"{path.name}.4711.new").write_bytes(path.read_bytes())  # as runs that were killed leave them
    for name in ("commits.jsonl", "nudges.jsonl", "sessions.jsonl"):
        path = program.journal.with_name(name)
        path.with_name(f"{name}.new").write_bytes(path.read_bytes())
    return bobs


def _traces(home: Path, wanted: Sequence[str]) -> dict[str, str]:
    """Which file below the home holds which of the texts, in any case of letters."""
    found = {}
    for path in home.rglob("*"):
        content = path.read_bytes().decode("latin-1").lower() if path.is_file() else ""
        for text in wanted:
            if text.lower() in content or text.lower() in path.name.lower():
                found[f"{path.relative_to(home)}: {text}"] = content[:200]
    return found


def _files(home: Path) -> set[str]:
    places = {path.relative_to(home) for path in home.rglob("*") if path.is_file()}
    return {part for place in places for part in place.parts[:-1]} | {place.name for place in places}


def test_every_kind_of_file_is_there_to_be_looked_through(program: Program, used: list[str]) -> None:
    """Else the next test would look for traces where none can be."""
    home = program.home / "craftnudge"
    kept = _files(home)
    assert {"commits.jsonl", "sessions.jsonl", "nudges.jsonl", "commits.keys1", "aside"} <= kept
    assert {"roots", "whole", "replies", "reports", "spool"} <= kept
    found = " ".join(_traces(home, [*used, *map(commit_id, used), "bob", "zeppelin"]))
    for name in ("commits.jsonl", "sessions.jsonl", "nudges.jsonl", "index", "spool", "reports", "replies", ".new"):
        assert name in found, name


def _person(_repository: GitRepository) -> list[str]:
    return ["--user-id", "bob builder"]


def _repository(_repository: GitRepository) -> list[str]:
    return ["--repo", "repo"]


def _span(repository: GitRepository) -> list[str]:
    day = repository.git("show", "--no-patch", "--format=%ad", "--date=format:%Y-%m-%d", repository.hashes[0])
    return ["--since", day]


@pytest.mark.parametrize("limit", [_person, _repository, _span])
def test_no_trace_is_left_in_any_file(
    program: Program, repository: GitRepository, used: list[str], limit: Callable[[GitRepository], list[str]]
) -> None:
    """Name, address, hashes, ids and words are in no file and no name of one; drafts of killed runs are gone as well.

    What a commit that stays says of its own is left to it: the hash of its parent.
    """
    arguments = limit(repository)
    assert program("journal", "forget", "--yes", *arguments).code == 0
    home = program.home / "craftnudge"
    lines = program.journal.read_text("ascii")
    program.journal.write_text(re.sub(r'"parents":\[[^\]]*\]', "", lines), "ascii")
    assert _traces(home, [*used, *map(commit_id, used), "bob@", "bob builder", "zeppelin"]) == {}
    assert not list(home.rglob("*.new"))
    program.journal.write_text(lines, "ascii")
    assert program("journal", "verify").code == 0
    if "--repo" in arguments:
        assert lines == ""
        assert _traces(home, ["repo", str(repository.path), *repository.git("rev-list", "main").split()[-3:]]) == {}


def test_what_cannot_be_deleted_is_named(program: Program, repository: GitRepository, tmp_path: Path) -> None:
    """Exit code 6, the first of it by name and how many more; once it can be deleted, the same command works."""
    repository.commit("Begin", {"a": "1\n"})
    repository.commit(WORDS, {"a": "2\n"}, author=BOB)
    assert program("track", "--all").code == 0
    home = program.home / "craftnudge"
    index = workplace_in(home).local_store.index_path
    index.unlink(missing_ok=True)
    index.mkdir(parents=True)
    roots = home / "cache" / "roots"
    roots.parent.mkdir(exist_ok=True)
    roots.symlink_to(tmp_path)
    forget = ("journal", "forget", "--yes", "--user-id", "bob@example.org")
    run = program(*forget)
    assert (run.code, run.stdout) == (6, "")
    assert run.stderr.startswith(f"craftnudge: cannot delete {index}: ")
    assert "1 more could not be deleted" in run.stderr
    assert "bob@" in program.journal.read_text("ascii")
    index.rmdir()
    roots.unlink()
    assert program(*forget).code == 0
    assert _traces(home, ["bob@", "zeppelin"]) == {}


@pytest.mark.parametrize("call", ["rename", "unlink", "unlinkat"])
def test_killed_before_any_file_changes_and_run_again_it_forgets_all(
    program: Program, repository: GitRepository, call: str
) -> None:
    """At each file that is replaced or deleted: the next run still knows what is to be forgotten beside the journal."""
    tracer = shutil.which("strace")
    if tracer is None or subprocess.run([tracer, "-qq", "-o", os.devnull, "true"], check=False).returncode:
        pytest.skip("needs strace, and the right to trace")
    ann = repository.commit("Begin", {"a": "1\n"})
    bob = repository.commit(WORDS, {"a": "2\n"}, author=BOB)
    assert program("track", "--all").code == 0
    whole = program.journal.read_bytes()
    nudges = program.journal.with_name("nudges.jsonl")
    forget = ["journal", "forget", "--yes", "--user-id", "bob@example.org"]
    killed = number = 0
    while number == killed:
        number += 1
        program.journal.write_bytes(whole)
        nudges.write_text(f'{{"type":"shown","commit":"{bob}"}}\n{{"type":"shown","commit":"{ann}"}}\n')
        program("index", "rebuild")
        inject = f"inject={call}:signal=SIGKILL:when={number}"
        done = subprocess.run(
            [
                tracer,
                "-qq",
                "-o",
                os.devnull,
                "-e",
                f"trace={call}",
                "-e",
                inject,
                sys.executable,
                "-m",
                "craftnudge",
                *forget,
            ],
            cwd=repository.path,
            env=sealed_environment(program.home),
            capture_output=True,
            check=False,
        )
        killed += done.returncode != 0
        assert program(*forget).code == 0
        assert _traces(program.home / "craftnudge", [bob, commit_id(bob), "bob@", "zeppelin"]) == {}
    assert call == "unlinkat" or killed
