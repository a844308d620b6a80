"""The journal: each commit once, in order, and read back folded."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.journal import Appended, Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.line_filter import Wanted
from craftnudge.domain.commits.record import CommitTime, Person, Repository, Rewrite
from craftnudge.errors import JournalError
from tests.adapters.store.local.records import FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path

NOW = FIRST_SECONDS + 1_000_000
HOUR = 3600


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal whose clock stands still."""
    return Journal(tmp_path / "home" / "data", now=lambda: NOW)


def subjects(journal: Journal, wanted: Wanted | None = None) -> list[int]:
    """The numbers of the commits that are read, in order."""
    return [int(record.hash, 16) for record in journal.read(wanted).records]


def test_a_journal_that_is_not_there_is_empty(journal: Journal) -> None:
    """Reading makes no folder and finds nothing."""
    assert journal.read().records == ()
    assert journal.known([a_record().id]) == {}
    assert not journal.path.parent.exists()


def test_the_same_commit_twice_is_one_line(journal: Journal) -> None:
    """In one call or in two, by this object or by another: a known commit is not written again."""
    first, second = a_record(1), a_record(2)
    assert journal.append([first, first, second]) == Appended(2, 1)
    assert journal.append([second]) == Appended(0, 1)
    other = Journal(journal.path.parent)
    assert other.append([first]) == Appended(0, 1)
    assert other.append([a_record(number) for number in range(9)]) == Appended(7, 2)
    assert len(journal.path.read_bytes().splitlines()) == 9
    assert set(journal.known([first.id, a_record(99).id])) == {first.id}


def test_new_facts_of_a_known_commit_supersede_the_old(journal: Journal) -> None:
    """A record with a higher version of its facts is written and read; one with a lower version is neither."""
    journal.append([a_record(1, facts=2, signed=False)])
    assert journal.append([a_record(1, facts=1)]) == Appended(0, 1)
    assert journal.append([a_record(1, facts=3, signed=True)]) == Appended(1, 0)
    (record,) = journal.read().records
    assert record.facts == 3
    assert record.signed
    assert journal.known([record.id]) == {record.id: 3}


def test_many_records_are_written_in_batches(journal: Journal) -> None:
    """An endless source is never held as a whole: what came before a failure in it is written."""

    def source() -> object:
        for number in range(1_200):
            yield a_record(number)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        journal.append(source())  # type: ignore[arg-type]
    assert len(journal.read().records) == 1_000


def test_records_are_ordered_by_committer_time(journal: Journal) -> None:
    """Whatever the order of writing, commits are read in the order of their committer times."""
    journal.append([a_record(3), a_record(1)])
    journal.append([a_record(2, committed=None)])
    assert subjects(journal) == [1, 2, 3]


def test_what_was_rewritten_is_left_out(journal: Journal) -> None:
    """An amended commit counts no more, through any number of steps, and the last one stands for all of them."""
    journal.append([a_record(number) for number in range(1, 6)])
    key = "shop-1234"
    steps = [Rewrite(hash_of(2), hash_of(3), "rebase", key), Rewrite(hash_of(1), hash_of(2), "amend", key)]
    assert journal.append_rewrites(steps) == Appended(2, 0)
    assert journal.append_rewrites(steps) == Appended(0, 2)
    history = journal.read()
    assert [record.hash for record in history.records] == [hash_of(3), hash_of(4), hash_of(5)]
    assert history.rewritten == {hash_of(1): hash_of(3), hash_of(2): hash_of(3)}


def test_a_chain_of_rewrites_that_comes_back_keeps_its_last_word(journal: Journal) -> None:
    """Amended there and back again, the commit that git made last is the one that counts."""
    journal.append([a_record(1), a_record(2), a_record(3)])
    for old, new in ((1, 2), (2, 3), (3, 1), (1, 1)):
        journal.append_rewrites([Rewrite(hash_of(old), hash_of(new), "amend", "shop-1234")])
    assert subjects(journal) == [1]


def test_a_window_is_half_open(journal: Journal) -> None:
    """A window takes author times from its beginning up to, and without, its end."""
    journal.append([a_record(number) for number in range(10)])
    since, until = FIRST_SECONDS + 3 * HOUR, FIRST_SECONDS + 6 * HOUR
    assert subjects(journal, Wanted(since_seconds=since, until_seconds=until)) == [3, 4, 5]
    assert subjects(journal, Wanted(since_seconds=since)) == [3, 4, 5, 6, 7, 8, 9]
    assert subjects(journal, Wanted(until_seconds=until)) == [0, 1, 2, 3, 4, 5]


def test_a_window_leaves_out_other_people_and_repositories(journal: Journal) -> None:
    """Addresses are compared without case, keys exactly; texts beyond ASCII too."""
    bob, zoe = Person("Bob", 'BOB@"x".org'), Person("Zoë", "zoë@example.org")
    barn = Repository("barn", "barn\\é", "/barn", None)
    journal.append([a_record(1), a_record(2, author=bob), a_record(3, author=zoe), a_record(4, repository=barn)])
    journal.append([a_record(5, author=None, repository=barn)])
    assert subjects(journal, Wanted(emails=frozenset({'bob@"X".org', "zoë@EXAMPLE.org"}))) == [2, 3]
    assert subjects(journal, Wanted(repository_keys=frozenset({"barn\\é"}))) == [4, 5]
    assert subjects(journal, Wanted(emails=frozenset())) == []


def test_a_date_ahead_of_its_own_recording_is_in_no_later_window(tmp_path: Path) -> None:
    """A commit dated years ahead when it was recorded does not turn up in a window years later."""
    clock = [NOW]
    journal = Journal(tmp_path, now=lambda: clock[0])
    liar = CommitTime(NOW + 1_000 * 24 * HOUR, 0)
    journal.append([a_record(1, authored=liar)])
    clock[0] = NOW + 1_001 * 24 * HOUR
    journal.append([a_record(2, authored=CommitTime(int(clock[0]), 0))])
    assert subjects(journal, Wanted(since_seconds=liar.seconds - HOUR)) == [2]
    assert subjects(journal, Wanted(until_seconds=liar.seconds + HOUR)) == [1]


def test_the_order_of_recording_survives_a_clock_that_goes_back(tmp_path: Path) -> None:
    """A window is whole also where the clock was wrong for a while: no line says it was recorded before its elders."""
    clock = [NOW]
    journal = Journal(tmp_path, now=lambda: clock[0])
    recent = CommitTime(NOW, 0)
    journal.append([a_record(1, authored=recent)])
    clock[0] = 0
    journal.append([a_record(2, authored=recent)])
    stamps = [record.recorded_at for record in journal.read().records]
    assert stamps == ["2023-11-26T12:00:00Z"] * 2
    assert subjects(journal, Wanted(since_seconds=NOW)) == [1, 2]


def test_bad_lines_are_counted_with_their_numbers(journal: Journal) -> None:
    """Whatever stands between good lines is told by number and reason, and blank lines are nothing."""
    lines = [encode_commit(a_record(number), "2026-11-23T12:00:00Z") for number in range(3)]
    journal.path.parent.mkdir(parents=True)
    journal.path.write_bytes(b"\n" + lines[0] + b"garbage\n" + lines[1] + lines[2][:-9] + b"\n\r\n" + lines[2])
    for wanted in (None, Wanted(since_seconds=0)):
        history = journal.read(wanted)
        assert len(history.records) == 3
        assert [bad.line for bad in history.unreadable] == [3, 5]
        assert all("not JSON" in bad.reason for bad in history.unreadable)


def test_a_torn_line_is_sealed_and_its_commit_written(journal: Journal) -> None:
    """After a torn write of the same commit, the commit is appended whole and read once."""
    line = encode_commit(a_record(1), "2026-11-23T12:00:00Z")
    for cut in (1, 60, 200, len(line) - 2):
        journal.path.unlink(missing_ok=True)
        journal.path.parent.mkdir(parents=True, exist_ok=True)
        journal.path.write_bytes(line[:cut])
        assert Journal(journal.path.parent).append([a_record(1)]) == Appended(1, 0)
        assert subjects(journal) == [1]


def test_a_whole_line_without_its_end_is_rescued(journal: Journal) -> None:
    """A killed writer whose line lacks nothing but the LF has recorded its commit."""
    journal.path.parent.mkdir(parents=True)
    journal.path.write_bytes(encode_commit(a_record(1), "2026-11-23T12:00:00Z")[:-1])
    assert subjects(journal) == []  # it may be still being written
    assert journal.append([a_record(1)]) == Appended(0, 1)
    assert subjects(journal) == [1]


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_everything_is_private(tmp_path: Path, umask: int) -> None:
    """Folders are 0700 and files 0600, whatever the umask."""
    before = os.umask(umask)
    try:
        Journal(tmp_path / "a" / "b").append([a_record()])
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a").rglob("*")}
    assert modes == {"b": 0o700, "commits.jsonl": 0o600, "commits.jsonl.lock": 0o600}
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    """A journal that is a link is not written through, and the error says what to do."""
    (tmp_path / "commits.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalError, match="cannot write") as caught:
        Journal(tmp_path).append([a_record()])
    assert "symbolic link" in caught.value.hint
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_made_is_an_error_with_a_hint(tmp_path: Path) -> None:
    """Where a file stands in the way of the folder, the journal cannot be written, and says which path it was."""
    (tmp_path / "home").write_text("")
    with pytest.raises(JournalError, match=r"home.data") as caught:
        Journal(tmp_path / "home" / "data").append([a_record()])
    assert caught.value.exit_code == 6


def test_a_journal_replaced_meanwhile_is_looked_up_anew(journal: Journal) -> None:
    """What one object remembers of a journal does not outlive the file: nothing is lost when another takes its name."""
    many = [a_record(number) for number in range(20)]
    journal.append(many)
    fresh = journal.path.with_name("fresh")
    fresh.write_bytes(b"".join(journal.path.read_bytes().splitlines(keepends=True)[:5]))
    fresh.rename(journal.path)
    assert journal.append(many) == Appended(15, 5)


def test_a_commit_whose_line_was_damaged_is_recorded_again(journal: Journal) -> None:
    """A line that can be read and is not as it was written is used until its commit is tracked again."""
    journal.append([a_record(1), a_record(2)])
    journal.path.write_bytes(journal.path.read_bytes().replace(b"Add part 1", b"Sub part 1"))
    assert [record.message[:10] for record in journal.read().records] == ["Sub part 1", "Add part 2"]
    assert Journal(journal.path.parent).append([a_record(1), a_record(2)]) == Appended(1, 1)
    assert [record.message[:10] for record in journal.read().records] == ["Add part 1", "Add part 2"]


def test_a_journal_that_another_holds_is_an_error_after_a_while(journal: Journal) -> None:
    """Who waits too long for the lock is told so, and writes nothing; when it is free again, the record is written."""
    waiting = Journal(journal.path.parent, lock_seconds=0.02)
    with journal.locked(), pytest.raises(JournalError, match=r"held the journal for 0\.02 seconds"):
        waiting.append([a_record(1)])
    assert waiting.append([a_record(1)]) == Appended(1, 0)


def test_a_lock_that_cannot_be_had_is_an_error(journal: Journal) -> None:
    """Where the lock file is a folder, the error names it."""
    journal.path.with_name("commits.jsonl.lock").mkdir(parents=True)
    with pytest.raises(JournalError, match="cannot be locked") as caught:
        journal.append([a_record(1)])
    assert "commits.jsonl.lock" in caught.value.hint
