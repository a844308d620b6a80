"""The journal: each commit once, in order, and read back folded."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.values import AppendResult, CommitQuery
from craftnudge.errors import JournalError
from tests.adapters.store.local.records import FIRST_SECONDS, a_record

if TYPE_CHECKING:
    from pathlib import Path

NOW = FIRST_SECONDS + 1_000_000


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal whose clock stands still."""
    return Journal(tmp_path / "home" / "data", now=lambda: NOW)


def subjects(journal: Journal, wanted: CommitQuery | None = None) -> list[int]:
    """The numbers of the commits that are read, in order."""
    return [int(record.hash, 16) for record in journal.read(wanted).records]


def test_a_journal_that_is_not_there_is_empty(journal: Journal) -> None:
    """Reading makes no folder and finds nothing."""
    assert journal.read().records == ()
    assert journal.known([a_record().id]) == {}
    assert not journal.path.parent.exists()


def test_bad_lines_are_counted_with_their_numbers(journal: Journal) -> None:
    """Anything between good lines is listed by number and reason; blank lines are ignored."""
    lines = [encode_commit(a_record(number), "2026-11-23T12:00:00Z") for number in range(3)]
    journal.path.parent.mkdir(parents=True)
    journal.path.write_bytes(b"\n" + lines[0] + b"garbage\n" + lines[1] + lines[2][:-9] + b"\n\r\n" + lines[2])
    for wanted in (None, CommitQuery(since_seconds=0)):
        history = journal.read(wanted)
        assert len(history.records) == 3
        assert [bad.line for bad in history.unreadable] == [3, 5]
        assert all(bad.cause.code == "line.not-json" for bad in history.unreadable)


def test_a_torn_line_is_sealed_and_its_commit_written(journal: Journal) -> None:
    """After a torn write of the same commit, the commit is appended whole and read once."""
    line = encode_commit(a_record(1), "2026-11-23T12:00:00Z")
    for cut in (1, 60, 200, len(line) - 2):
        journal.path.unlink(missing_ok=True)
        journal.path.parent.mkdir(parents=True, exist_ok=True)
        journal.path.write_bytes(line[:cut])
        assert Journal(journal.path.parent).append([a_record(1)]) == AppendResult(1, 0)
        assert subjects(journal) == [1]


def test_a_whole_line_without_its_end_is_rescued(journal: Journal) -> None:
    """A killed writer whose line lacks nothing but the LF has recorded its commit."""
    journal.path.parent.mkdir(parents=True)
    journal.path.write_bytes(encode_commit(a_record(1), "2026-11-23T12:00:00Z")[:-1])
    assert subjects(journal) == []  # it may be still being written
    assert journal.append([a_record(1)]) == AppendResult(0, 1)
    assert subjects(journal) == [1]


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_everything_is_private(tmp_path: Path, umask: int) -> None:
    """Folders are 0700 and files 0600, with any umask."""
    before = os.umask(umask)
    try:
        Journal(tmp_path / "a" / "b").append([a_record()])
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a").rglob("*")}
    assert modes == {"b": 0o700, "commits.jsonl": 0o600, "commits.jsonl.lock": 0o600}
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    """A journal that is a link is not written through."""
    (tmp_path / "commits.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalError, match=r"journal\.link"):
        Journal(tmp_path).append([a_record()])
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_made_is_an_error_with_a_hint(tmp_path: Path) -> None:
    """Where a file stands in the way of the folder, the journal cannot be written, and says which path it was."""
    (tmp_path / "home").write_text("")
    with pytest.raises(JournalError, match=r"home.data"):
        Journal(tmp_path / "home" / "data").append([a_record()])


def test_a_journal_replaced_meanwhile_is_searched_again(journal: Journal) -> None:
    """What an object knows of a journal ends with the file: nothing is lost when another takes its name."""
    many = [a_record(number) for number in range(20)]
    journal.append(many)
    fresh = journal.path.with_name("fresh")
    fresh.write_bytes(b"".join(journal.path.read_bytes().splitlines(keepends=True)[:5]))
    fresh.rename(journal.path)
    assert journal.append(many) == AppendResult(15, 5)


def test_a_commit_whose_line_was_damaged_is_recorded_again(journal: Journal) -> None:
    """A line that can be read and is not as it was written is used until its commit is tracked again."""
    journal.append([a_record(1), a_record(2)])
    journal.path.write_bytes(journal.path.read_bytes().replace(b"Add part 1", b"Sub part 1"))
    assert [record.message[:10] for record in journal.read().records] == ["Sub part 1", "Add part 2"]
    assert Journal(journal.path.parent).append([a_record(1), a_record(2)]) == AppendResult(1, 1)
    assert [record.message[:10] for record in journal.read().records] == ["Add part 1", "Add part 2"]


def test_a_journal_that_another_holds_is_an_error_after_a_while(journal: Journal) -> None:
    """Waiting too long for the lock is an error and writes nothing; when it is free, the record is written."""
    waiting = Journal(journal.path.parent, lock_seconds=0.02)
    with journal.locked(), pytest.raises(JournalError, match=r"journal\.locked \(seconds=0\.02\)"):
        waiting.append([a_record(1)])
    assert waiting.append([a_record(1)]) == AppendResult(1, 0)


def test_a_lock_that_cannot_be_opened_is_an_error(journal: Journal) -> None:
    """If the lock file is a folder, the error names it."""
    journal.path.with_name("commits.jsonl.lock").mkdir(parents=True)
    with pytest.raises(JournalError, match=r"journal\.no-lock .*commits\.jsonl\.lock"):
        journal.append([a_record(1)])
