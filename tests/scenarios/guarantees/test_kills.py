"""Commands killed at random instants: nothing is lost or doubled, and no process or file is left behind."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool
from craftnudge.runtime.atomic_files import LEFT_BEHIND_SECONDS
from tests.support.long_history import long_history
from tests.support.repository import sealed_environment
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.program import Program
    from tests.support.repository import GitRepository

ANN, BOB = "Ann Dev <ann@example.org>", "Bob Builder <bob@example.org>"
COMMITS = 600
OURS = (sys.executable, "-m", "craftnudge")
# Longer than any of the commands takes; a trial that it finishes is one more without a kill.
MOST_SECONDS = 240.0

trials = pytest.mark.parametrize("trials", [4, pytest.param(150, marks=pytest.mark.soak)])

if not Path("/proc/self/stat").exists():
    pytest.skip("whether a process is left is looked up in /proc", allow_module_level=True)


def running(session: int) -> list[str]:
    """The processes of a session that have not ended."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = file.read_text("utf-8", "replace").rpartition(")")
        except OSError:  # it has ended meanwhile
            continue
        state, _, _, its_session, *_ = rest.split()
        if int(its_session) == session and state not in "ZX":
            found.append(name)
    return found


class Killer:
    """Runs commands and kills them, at instants that the seed decides."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self._folder = folder
        self._chance = random.Random(11)

    def seconds_of(self, arguments: Sequence[str], command: Sequence[str] = OURS) -> float:
        """How long the command takes when it is not killed."""
        started = time.monotonic()
        self._run(arguments, MOST_SECONDS, command)
        return time.monotonic() - started

    def kill(self, arguments: Sequence[str], seconds: float, command: Sequence[str] = OURS) -> bool:
        """Whether it was killed before it ended; processes that it started end by themselves."""
        return self._run(arguments, self._chance.uniform(0, seconds), command)

    def _run(self, arguments: Sequence[str], seconds: float, command: Sequence[str] = OURS) -> bool:
        process = subprocess.Popen(
            [*command, *arguments],
            cwd=self._folder,
            env=sealed_environment(self.program.home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()  # this process alone
            process.wait()
        wait_until(lambda: running(process.pid) == [])
        return process.returncode == -signal.SIGKILL


def whole_lines(journal: Path) -> list[bytes]:
    """The lines of a file that have their end; the last may have been torn."""
    return journal.read_bytes().split(b"\n")[:-1] if journal.exists() else []


def hashes_in(journal: Path) -> list[str]:
    """The commits in the file; a torn line is not one."""
    found = []
    for line in whole_lines(journal):
        try:
            said = json.loads(line)
        except ValueError:
            continue
        found += [said["hash"]] if said.get("type") == "commit" else []
    return found


def sound(program: Program, expected: Sequence[str]) -> None:
    """The journal has each commit once and no other; the only damage is torn lines that were written again."""
    assert Counter(hashes_in(program.journal)) == Counter(expected)
    run = program("journal", "verify", "--json")
    assert {damage["kind"] for damage in run.json["damages"]} <= {"torn"}


def no_drafts(program: Program) -> None:
    """No unfinished file of a killed run is there, once the next has written the same."""
    assert [path for path in program.home.rglob("*.new") if path.is_file()] == []


def age_drafts(program: Program) -> None:
    """As if the kills had been yesterday."""
    for path in program.home.rglob("*.new"):
        os.utime(path, (0, time.time() - 2 * LEFT_BEHIND_SECONDS))


@trials
def test_tracking_a_long_history(program: Program, repository: GitRepository, trials: int) -> None:
    """What was recorded before the kill stays, in order; neither processes nor git outlive it; the next run goes on."""
    everything = long_history(repository, COMMITS)
    killer = Killer(program, repository.path)
    seconds = killer.seconds_of(["track", "--all"])
    sound(program, everything)
    program.journal.unlink()
    killed = 0
    for trial in count(1):
        before = whole_lines(program.journal)
        if killer.kill(["track", "--all"], seconds):
            killed += 1
        else:
            seconds /= 2  # the machine was busier when it was measured
        assert whole_lines(program.journal)[: len(before)] == before
        if len(hashes_in(program.journal)) == COMMITS:
            program.journal.unlink()
        if trial >= trials and killed >= trials / 3:
            break
    assert program("track", "--all").code == 0
    sound(program, everything)
    age_drafts(program)
    program.journal.unlink()
    assert program("track", "--all").code == 0
    no_drafts(program)


def test_a_program_without_the_protocol_fails_the_same_trial(program: Program, repository: GitRepository) -> None:
    """The trial can fail: what writes line after line, as one would, tears one and glues the next to it, or doubles."""
    everything = long_history(repository, COMMITS)
    naive = (
        "import json, subprocess, sys, pathlib\n"
        "journal = pathlib.Path(sys.argv[1]); journal.parent.mkdir(parents=True, exist_ok=True)\n"
        "done = journal.read_text().count(chr(10)) if journal.exists() else 0\n"
        "hashes = subprocess.run(['git', 'rev-list', '--reverse', 'HEAD'], capture_output=True, text=True).stdout\n"
        "with journal.open('a') as stream:\n"
        "    for one in hashes.split()[done:]:\n"
        "        text = subprocess.run(['git', 'cat-file', '-p', one], capture_output=True, text=True).stdout\n"
        "        json.dump({'type': 'commit', 'hash': one, 'message': text}, stream)\n"
        "        stream.write(chr(10))\n"
    )
    killer = Killer(program, repository.path)
    command = (sys.executable, "-c", naive, str(program.journal))
    seconds = killer.seconds_of([], command)
    program.journal.unlink()
    for _ in range(40):
        killer.kill([], seconds, command)
        found = hashes_in(program.journal)
        if found != everything[: len(found)]:
            return
        if len(found) == COMMITS:
            program.journal.unlink()
    pytest.fail("a writer that does nothing against it lost and doubled nothing")


@trials
def test_draining_the_spool(program: Program, repository: GitRepository, trials: int) -> None:
    """Every event ends in the journal, once, however often its drain was killed; none is set aside."""
    spool = Spool(program.journal.parent)
    killer = Killer(program, repository.path)
    made: list[str] = []
    seconds = 1.0
    for number in range(trials):
        for part in range(4):
            made.append(repository.commit(f"Add {number}.{part}", {f"{number}.{part}": "x\n"}))
            spool.put(RepositoryEvent("commit", repository.path, made[-1]))
        if number == 0:
            seconds = killer.seconds_of(["hook-run", "drain"])
        else:
            killer.kill(["hook-run", "drain"], seconds)
    assert program("hook-run", "drain").code == 0
    sound(program, made)
    assert [path for path in spool.folder.rglob("*") if path.is_file()] == []
    no_drafts(program)


@trials
def test_a_hook_that_records_at_once(program: Program, repository: GitRepository, trials: int) -> None:
    """A commit whose hook was killed is recorded by the next one's, and a commit that was recorded stays so."""
    killer = Killer(program, repository.path)
    made = [repository.commit("Begin", {"a": "1\n"})]
    seconds = killer.seconds_of(["hook-run", "post-commit"])
    assert hashes_in(program.journal) == made
    for number in range(trials):
        made.append(repository.commit(f"Add {number} to the list", {f"{number}": "x\n"}))
        before = whole_lines(program.journal)
        killer.kill(["hook-run", "post-commit"], seconds)
        assert whole_lines(program.journal)[: len(before)] == before
    made.append(repository.commit("End", {"a": "2\n"}))
    assert program("hook-run", "post-commit").code == 0
    assert program("track", "--all").code == 0
    sound(program, made)
    no_drafts(program)


def _rewritten(
    killer: Killer, arguments: list[str], reset: Callable[[], None], trials: int, look: Callable[[], None]
) -> bytes:
    """Kills a command that writes the journal anew: afterwards it is the one before or the one after, to the byte.

    Gives the one after; where that stands, `look` is taken at what lies beside it.
    """
    program = killer.program
    reset()
    before = program.journal.read_bytes()
    seconds = killer.seconds_of(arguments)
    after = program.journal.read_bytes()
    for _ in range(trials):
        reset()
        killer.kill(arguments, seconds)
        assert program.journal.read_bytes() in (before, after)
        if program.journal.read_bytes() == after:
            look()
    assert program(*arguments).code == 0
    assert program.journal.read_bytes() == after
    look()
    assert program("journal", "verify").code == 0
    no_drafts(program)
    return after


@trials
def test_forgetting(program: Program, repository: GitRepository, trials: int) -> None:
    """The journal is as before or without the person; run again, nothing beside it names the commits any more."""
    everything = long_history(repository, COMMITS, (ANN, BOB))
    assert program("track", "--all").code == 0
    before = program.journal.read_bytes()
    after = b"".join(line + b"\n" for line in before.splitlines() if b'"email":"ann@' in line)
    assert 0 < len(after) < len(before)
    nudges = program.journal.with_name("nudges.jsonl")

    def reset() -> None:
        program.journal.write_bytes(before)
        nudges.write_text("".join(f'{{"type":"shown","commit":"{one}"}}\n' for one in everything))

    def look() -> None:
        assert [json.loads(line)["commit"] for line in nudges.read_text().splitlines()] == everything[::2]

    arguments = ["journal", "forget", "--yes", "--user-id", "bob@example.org"]
    assert _rewritten(Killer(program, repository.path), arguments, reset, trials, look) == after


@trials
def test_importing(program: Program, repository: GitRepository, tmp_path: Path, trials: int) -> None:
    """The journal is as before or has all lines of both; importing again completes it."""
    long_history(repository, COMMITS)
    assert program("track", "--all").code == 0
    whole = program.journal.read_bytes()
    half = b"".join(line + b"\n" for line in whole.splitlines()[::2])
    source = tmp_path / "other.jsonl"
    source.write_bytes(whole)

    def reset() -> None:
        program.journal.write_bytes(half)

    def look() -> None:
        assert sorted(whole_lines(program.journal)) == sorted(whole.splitlines())

    _rewritten(Killer(program, repository.path), ["journal", "import", str(source)], reset, trials, look)


@trials
def test_rebuilding_the_index(program: Program, repository: GitRepository, trials: int) -> None:
    """The journal is unchanged, a query has the same answer, and the next build removes left files."""
    long_history(repository, COMMITS)
    assert program("track", "--all").code == 0
    before = program.journal.read_bytes()
    asked = ("log", "--everyone", "--json", "--days", "5000")
    answer = program(*asked, "--no-index").stdout
    killer = Killer(program, repository.path)
    seconds = killer.seconds_of(["index", "rebuild"])
    for _ in range(trials):
        killer.kill(["index", "rebuild"], seconds)
        assert program.journal.read_bytes() == before
    assert program(*asked).stdout == answer
    age_drafts(program)
    assert program("index", "rebuild").code == 0
    no_drafts(program)
