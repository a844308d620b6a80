"""Forget: what is removed from the journal and from the files beside it, byte by byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.forget import forget, forget_beside, preview
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.verify import verify
from craftnudge.adapters.store.values import CommitQuery, ForgetResult
from craftnudge.domain.commits.record import CommitTime
from craftnudge.errors import JournalError
from tests.adapters.store.local.records import BOB, FIRST_SECONDS, SHOP_KEY, a_record, hash_of, lines_of

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "2026-11-23T12:00:00Z"


def test_a_person_is_gone_and_all_else_is_as_it_was(journal: Journal) -> None:
    """No byte of the person's is left, and the lines of others are copied byte for byte, in their order."""
    kept = [line for line in lines_of(journal) if b"Bob" not in line and b"rewrite" not in line]
    wanted = CommitQuery(emails=frozenset({"bob@example.org"}))
    expected = preview(journal, wanted)
    done = forget(journal, wanted)
    assert done == expected
    assert (done.commits, done.rewrites, done.kept) == (5, 1, 5)
    assert lines_of(journal) == kept
    assert b"bob" not in journal.path.read_bytes().lower()
    assert forget(journal, wanted) == ForgetResult(kept=5)


def test_a_person_is_taken_out_of_the_commits_of_others(tmp_path: Path) -> None:
    """As a committer and in trailers the person goes; the commit of the other stays, marked, and stays readable."""
    journal = Journal(tmp_path)
    journal.append(
        [
            a_record(1, committer=BOB, message="Paint\n\nCo-authored-by: Bob Builder <bob@example.org>\n"),
            a_record(2, message="Ask bob@EXAMPLE.org about the door"),
        ]
    )
    done = forget(journal, CommitQuery(emails=frozenset({"Bob@Example.org"})))
    assert (done.commits, done.redacted) == (0, 2)
    content = journal.path.read_bytes()
    assert b"bob" not in content.lower()
    assert content.count(b'"redacted":true') == 2
    first, second = journal.read().records
    assert first.committer is None
    assert first.message == "Paint\n\nCo-authored-by: forgotten <forgotten>\n"
    assert second.message == "Ask forgotten about the door"
    assert verify(journal.path).damages == ()


def test_a_repository_or_a_time_is_forgotten(journal: Journal) -> None:
    """Limits narrow each other: a repository in a span of time loses only what is in both."""
    since = FIRST_SECONDS + 7 * 3600
    done = forget(journal, CommitQuery(since_seconds=since, repository_keys=frozenset({"barn-key"})))
    assert (done.commits, done.rewrites, done.kept) == (3, 0, 8)
    assert done.folders == {"/srv/barn"}
    assert forget(journal, CommitQuery(repository_keys=frozenset({SHOP_KEY}))).rewrites == 1
    assert [int(record.hash, 16) for record in journal.read().records] == [5, 6]
    assert forget(journal, CommitQuery(until_seconds=since)).kept == 0
    assert journal.path.read_bytes() == b""


@pytest.mark.parametrize(
    ("wanted", "gone"),
    [
        (CommitQuery(emails=frozenset({"bob@example.org"})), True),
        (CommitQuery(emails=frozenset({"eve@example.org"})), False),
        (CommitQuery(repository_keys=frozenset({"shop-1234"})), True),
        (CommitQuery(repository_keys=frozenset({"barn-key"})), False),
        (CommitQuery(since_seconds=FIRST_SECONDS), True),
        (CommitQuery(until_seconds=FIRST_SECONDS), False),
    ],
)
def test_a_damaged_line_goes_where_it_may_hold_what_is_forgotten(
    tmp_path: Path, wanted: CommitQuery, gone: bool
) -> None:
    """A torn line that still shows the person, the repository or the time is forgotten too; any other stays."""
    journal = Journal(tmp_path)
    torn = encode_commit(a_record(1, author=BOB), STAMP)[:400] + b"\n"
    journal.path.write_bytes(b"\n" + torn)
    assert forget(journal, wanted).damaged == int(gone)
    assert (torn in journal.path.read_bytes()) is not gone


def test_what_a_killed_writer_left_is_forgotten_too(journal: Journal) -> None:
    """The unfinished end of a journal is looked at as any line."""
    with journal.path.open("ab") as stream:
        stream.write(encode_commit(a_record(77, author=BOB), STAMP)[:-1])
    assert forget(journal, CommitQuery(emails=frozenset({"bob@example.org"}))).commits == 6
    assert b"Bob" not in journal.path.read_bytes()


def test_an_address_that_cannot_be_taken_out_takes_its_line_along(tmp_path: Path) -> None:
    """Where an address is a key of an unknown field, the whole line goes."""
    journal = Journal(tmp_path)
    journal.path.write_bytes(b'{"type":"mood","bob@example.org":1}\n')
    assert forget(journal, CommitQuery(emails=frozenset({"bob@example.org"}))).damaged == 1
    assert journal.path.read_bytes() == b""


def test_other_files_lose_the_lines_that_name_what_is_forgotten(tmp_path: Path) -> None:
    """A line goes that holds a forgotten hash, a forgotten id or the address; all others stay as they were."""
    path = tmp_path / "nudges.jsonl"
    ours, other = hash_of(1), hash_of(2)
    record = a_record(1)
    path.write_text(f'{{"commit":"{ours}"}}\n{{"commit":"{other}"}}\n{{"id":"{record.id}"}}\n{{"to":"BOB@x.org"}}\n')
    assert forget_beside(path, {ours, record.id}, ["bob@x.org"]) == 3
    assert path.read_text() == f'{{"commit":"{other}"}}\n'
    assert forget_beside(path, {ours}, []) == 0
    assert forget_beside(tmp_path / "none.jsonl", {ours}, []) == 0


def test_a_record_can_come_back_after_it_was_forgotten(journal: Journal) -> None:
    """Forgetting is not a ban: tracking the commit again records it again, by an object that knew it too."""
    forget(journal, CommitQuery(since_seconds=0))
    assert journal.append([a_record(3, authored=CommitTime(5, 0))]).written == 1


def test_a_journal_that_cannot_be_rewritten_stays_as_it_was(journal: Journal) -> None:
    """If a folder has the name of the new file, forgetting is an error and nothing changes."""
    before = journal.path.read_bytes()
    (journal.path.parent / "commits.jsonl.new").mkdir()
    with pytest.raises(JournalError):
        forget(journal, CommitQuery(since_seconds=0))
    assert journal.path.read_bytes() == before
