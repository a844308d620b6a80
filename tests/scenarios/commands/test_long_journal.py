"""A journal of a hundred thousand commits is answered within little memory, and a fresh clone within a moment."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.line_codec import encode_record, recorded_line
from craftnudge.adapters.store.values import EncodedRecord
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.identity import commit_id
from craftnudge.runtime.limits import CATCH_UP_COMMITS
from tests.adapters.store.local.records import FIRST_SECONDS, a_record, hash_of
from tests.support.long_history import long_history
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

COMMITS = 100_000
# As kilobytes on Linux and bytes on macOS.
_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024
# The program alone takes 45 MB; when every record was held, these took 700 and more.
MOST_MEGABYTES = 130

MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "craftnudge", *sys.argv[1:]], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.returncode)
"""


def write_backfilled_journal(path: Path, last_seconds: int) -> None:
    """Commits an hour apart up to a time, all recorded at that time, as `track --all` leaves them."""
    first = last_seconds - COMMITS * 3600
    sample = encode_record(a_record(1))
    text = sample.text.replace(hash_of(0).encode(), hash_of(COMMITS).encode())
    stamp = rfc3339(FIRST_SECONDS + 3600).encode()
    with path.open("wb") as stream:
        for number in range(COMMITS):
            name = hash_of(number + 1)
            line = text.replace(sample.id.encode(), commit_id(name).encode()).replace(
                hash_of(1).encode(), name.encode()
            )
            line = line.replace(stamp, rfc3339(first + number * 3600).encode())
            stream.write(recorded_line(EncodedRecord("", 0, line), rfc3339(last_seconds)))


@pytest.mark.skipif(sys.platform == "win32", reason="resource is of POSIX")
def test_memory_is_bounded_by_the_answer(program: Program) -> None:
    """The newest twenty commits, and a month's figures, hold no more than they show; with the index and without."""
    program.journal.parent.mkdir(parents=True, mode=0o700)
    write_backfilled_journal(program.journal, int(time.time()))
    for arguments in (
        ("log", "--all-repos"),
        ("progress", "--all-authors", "--days", "30"),
        ("log", "--all-repos", "--no-index"),
    ):
        measured = subprocess.run(
            [sys.executable, "-c", MEASURE, *arguments],
            env=sealed_environment(program.home, CRAFTNUDGE_AI="0"),
            cwd=program.home.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        peak, code = map(int, measured.stdout.split())
        assert code == 0
        assert peak < MOST_MEGABYTES * _MEGABYTE * (2 if "--no-index" in arguments else 1), arguments
    run = program("log", "--all-repos", "--json", folder=program.home.parent)
    assert json.loads(run.stdout)["matching"] == COMMITS


def test_the_first_question_in_a_fresh_clone_is_answered(program: Program, repository: GitRepository) -> None:
    """The newest commits are recorded on the way, once; older ones are not, and the note says how to record them."""
    long_history(repository, CATCH_UP_COMMITS + 50)
    first = program("progress", "--all-authors", "--days", "36500", "--json")
    assert len(json.loads(first.stdout)["commits"]) == CATCH_UP_COMMITS
    assert "craftnudge track --all" in first.stderr
    lines = program.journal.read_bytes()
    second = program("progress", "--all-authors", "--days", "36500", "--json")
    assert program.journal.read_bytes() == lines
    assert "track --all" not in second.stderr


def test_a_short_history_is_recorded_whole_without_a_note(program: Program, repository: GitRepository) -> None:
    """There is nothing older to record."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    run = program("progress", "--all-authors", "--days", "36500")
    assert "track --all" not in run.stderr
    assert "1 commit" in run.stdout


def test_outside_a_repository_nothing_is_recorded(program: Program) -> None:
    """There is nothing to begin with."""
    assert program("progress", folder=program.home.parent).code == 0
    assert not program.journal.exists()
