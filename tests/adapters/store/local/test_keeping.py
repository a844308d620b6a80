"""Verify, merge and forget: what a journal holds, takes in and lets go of, byte by byte."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.forget import forget, forget_beside, preview
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.merge import merge
from craftnudge.adapters.store.local.verify import verify
from craftnudge.adapters.store.values import CommitQuery, ForgetResult
from craftnudge.domain.commits.record import CommitTime, Person, Repository, Rewrite
from craftnudge.errors import JournalError, UsageError
from tests.adapters.store.local.records import ANN, FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STAMP = "2026-11-23T12:00:00Z"
BOB = Person("Bob Builder", "Bob@Example.org")
BARN = Repository("barn", "barn-key", "/srv/barn", None)
KEY = "shop-1234"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Ten commits: even ones by Ann, odd ones by Bob; 0 to 4 in the shop, the others in the barn; one rewrite."""
    journal = Journal(tmp_path, now=lambda: FIRST_SECONDS + 100 * 3600)
    journal.append(
        a_record(
            number,
            author=BOB if number % 2 else ANN,
            **({"repository": BARN} if number > 4 else {}),
        )
        for number in range(10)
    )
    journal.append_rewrites([Rewrite(hash_of(3), hash_of(4), "amend", KEY)])
    return journal


def lines(journal: Journal) -> list[bytes]:
    """The journal's lines, with their ends."""
    return journal.path.read_bytes().splitlines(keepends=True)


# --- verify -----------------------------------------------------------------------------------------------------------


def test_a_journal_of_ours_is_whole(journal: Journal) -> None:
    """What this program wrote has no damage."""
    found = verify(journal.path)
    assert (found.lines, found.commits, found.rewrites, found.lost, found.damages) == (11, 10, 1, 0, ())


def test_where_there_is_no_journal_nothing_is_damaged(tmp_path: Path) -> None:
    """Nothing was written, nothing is lost."""
    assert verify(tmp_path / "none").lines == 0


@pytest.mark.parametrize(
    ("damaged", "kind", "used"),
    [
        (lambda line: line[:100], "torn", False),
        (lambda line: line[:100] + line, "run together", False),
        (lambda line: line[:50] + b"\0" * 40 + line[90:], "filled", False),
        (lambda line: line.replace(b"Add", b"\xff\xfe"), "not text", False),
        (lambda _: b"x" * 1_100_000, "too long", False),
        (lambda _: b"hello", "not a record", False),
        (lambda line: line.replace(b"Add", b"Sub"), "changed", True),
        (lambda line: json.dumps(json.loads(line)).encode(), "changed", True),
    ],
    ids=["torn", "together", "filled", "not text", "long", "other", "flipped", "respaced"],
)
def test_damage_is_named_by_line_and_kind(journal: Journal, damaged: object, kind: str, used: bool) -> None:
    """Each kind of damage is told with its line number, and whether the line is used all the same."""
    assert callable(damaged)
    content = lines(journal)
    content[4] = damaged(content[4][:-1]) + b"\n"
    journal.path.write_bytes(b"".join(content))
    (damage,) = verify(journal.path).damages
    assert (damage.line, damage.kind, damage.used) == (5, kind, used)
    assert damage.says
    assert len(journal.read().records) == (9 if used else 8)


def test_an_unfinished_end_and_a_second_copy_are_told_apart(journal: Journal) -> None:
    """A line without an end is no loss yet; a line twice is counted; one without a hash is another program's."""
    content = lines(journal)
    journal.path.write_bytes(b"".join(content) + content[0] + b'{"message": "by hand"}\n\n' + content[1][:40])
    found = verify(journal.path)
    assert [(damage.line, damage.kind) for damage in found.damages] == [(15, "unfinished")]
    assert (found.again, found.unhashed, found.lost) == (1, 1, 0)


@pytest.mark.parametrize(
    ("damaged", "made_good"),
    [
        (lambda line: line[:100], 1),
        (lambda line: line[:100] + line, 1),
        (lambda line: line[:150] + b"\0" * 40 + line[190:], 1),
        (lambda line: line.replace(b"Add", b"\xff\xfe"), 1),
        (lambda line: line[:40], 0),
        (lambda _: b"hello", 0),
    ],
    ids=["torn", "together", "filled", "not text", "torn before it says what", "other"],
)
def test_what_stands_on_another_line_is_no_loss(
    journal: Journal, damaged: Callable[[bytes], bytes], made_good: int
) -> None:
    """A damaged line that names its commit is made good by another line of it, and only by that."""
    content = lines(journal)
    damaged_line = damaged(content[4][:-1]) + b"\n"
    journal.path.write_bytes(b"".join([*content[:4], damaged_line, *content[5:]]))
    found = verify(journal.path)
    assert (found.made_good, found.lost) == (0, 1)
    journal.path.write_bytes(b"".join([*content[:4], damaged_line, *content[5:], content[4]]))
    found = verify(journal.path)
    assert (found.made_good, found.lost) == (made_good, 1 - made_good)
    assert found.damages[0].made_good == bool(made_good)


def test_two_commits_run_together_are_made_good_by_both(journal: Journal) -> None:
    """A line that names two commits is a loss until both stand elsewhere, and so is a torn rewrite."""
    content = lines(journal)
    rest = [*content[:3], content[3][:120] + content[4], *content[5:]]
    journal.path.write_bytes(b"".join(rest))
    assert verify(journal.path).lost == 1
    journal.path.write_bytes(b"".join([*rest, content[3]]))
    assert verify(journal.path).lost == 1
    journal.path.write_bytes(b"".join([*rest, content[3], content[4]]))
    assert verify(journal.path).lost == 0
    (rewrite,) = [line for line in content if b'"type":"rewrite"' in line]
    journal.path.write_bytes(b"".join([*content, rewrite[:-30], b"\n"]))
    assert (verify(journal.path).lost, verify(journal.path).made_good) == (0, 1)


def test_a_journal_full_of_damage_is_listed_in_part(tmp_path: Path) -> None:
    """Ten thousand bad lines are all counted; a thousand are listed."""
    (tmp_path / "j").write_bytes(b"{\n" * 10_000)
    found = verify(tmp_path / "j")
    assert (found.lost, len(found.damages)) == (10_000, 1_000)


# --- import -----------------------------------------------------------------------------------------------------------


def test_a_restored_backup_is_the_file_that_was_saved(journal: Journal, tmp_path: Path) -> None:
    """Into no journal, a journal comes byte for byte; and again, it changes nothing."""
    other = Journal(tmp_path / "other")
    assert merge(other, journal.path).written == 11
    assert other.path.read_bytes() == journal.path.read_bytes()
    done = merge(other, journal.path)
    assert (done.written, done.already_there) == (0, 11)
    assert other.path.read_bytes() == journal.path.read_bytes()
    assert other.path.stat().st_mode & 0o777 == 0o600


def test_two_machines_have_the_same_after_importing_each_other(tmp_path: Path) -> None:
    """Whatever each had, after both imports both read the same commits, each once."""
    chance = random.Random(5)
    clock = [float(FIRST_SECONDS)]
    one, two = (Journal(tmp_path / name, now=lambda: clock[0]) for name in ("one", "two"))
    for number in chance.sample(range(60), 60):
        clock[0] += 3600
        for journal in chance.sample([one, two], chance.choice([1, 1, 2])):
            journal.append([a_record(number)])
            if number % 7 == 0:
                journal.append_rewrites([Rewrite(hash_of(number), hash_of(number + 1), "amend", KEY)])
    merge(one, two.path)
    merge(two, one.path)
    assert one.read() == two.read()
    assert one.path.read_bytes() == two.path.read_bytes()
    stamps = [json.loads(line)["recorded_at"] for line in lines(one)]
    assert stamps == sorted(stamps)


def test_lines_of_others_are_written_as_ours_and_bad_ones_told(journal: Journal, tmp_path: Path) -> None:
    """A line of another program gets an id and a hash; what cannot be read is named; unknown kinds are kept."""
    source = tmp_path / "source"
    before = journal.path.read_bytes()
    unknown = b'{"v":7,"type":"mood","text":"x"}'
    source.write_bytes(b'{"message": "From afar", "hash": "%s"}\nbroken\n\n%s' % (b"e" * 40, unknown))
    done = merge(journal, source, now=lambda: 1_800_000_000)
    assert (done.written, [bad.line for bad in done.unreadable]) == (2, [2])
    found = verify(journal.path)
    assert (found.commits, found.others, found.unhashed, found.lost) == (11, 1, 1, 0)
    assert set(before.splitlines()) < set(journal.path.read_bytes().splitlines())
    assert unknown in journal.path.read_bytes()
    assert merge(journal, source).written == 0


def test_a_damaged_line_that_can_be_read_is_taken_in_once(journal: Journal, tmp_path: Path) -> None:
    """A line of a backup that is not as it was written comes along, and only the first time."""
    content = journal.path.read_bytes().replace(b"Add part 1", b"Sub part 1")
    (tmp_path / "s").write_bytes(content)
    journal.path.write_bytes(b"".join(lines(journal)[5:]))
    assert merge(journal, tmp_path / "s").written == 5
    assert merge(journal, tmp_path / "s").written == 0


def test_newer_facts_come_with_an_import(journal: Journal, tmp_path: Path) -> None:
    """A line with a higher version of its facts is taken in beside the one that is there."""
    (tmp_path / "s").write_bytes(encode_commit(a_record(1, facts=9, signed=True), STAMP))
    assert merge(journal, tmp_path / "s").written == 1
    assert [record.signed for record in journal.read().records].count(True) == 1


def test_what_is_no_file_is_refused(journal: Journal, tmp_path: Path) -> None:
    """No file, and a folder, are wrong usage."""
    for source in (tmp_path / "none", tmp_path):
        with pytest.raises(UsageError):
            merge(journal, source)


# --- forget -----------------------------------------------------------------------------------------------------------


def test_a_person_is_gone_and_all_else_is_as_it_was(journal: Journal) -> None:
    """No byte of the person's is left, and the lines of others are copied byte for byte, in their order."""
    kept = [line for line in lines(journal) if b"Bob" not in line and b"rewrite" not in line]
    wanted = CommitQuery(emails=frozenset({"bob@example.org"}))
    expected = preview(journal, wanted)
    done = forget(journal, wanted)
    assert done == expected
    assert (done.commits, done.rewrites, done.kept) == (5, 1, 5)
    assert lines(journal) == kept
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
    assert forget(journal, CommitQuery(repository_keys=frozenset({KEY}))).rewrites == 1
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


def test_a_journal_that_cannot_be_written_anew_stays_as_it_was(journal: Journal) -> None:
    """Where a folder has taken the name of the fresh file, forgetting is an error and nothing changes."""
    before = journal.path.read_bytes()
    (journal.path.parent / "commits.jsonl.new").mkdir()
    with pytest.raises(JournalError):
        forget(journal, CommitQuery(since_seconds=0))
    assert journal.path.read_bytes() == before
