"""Every store exports what it imports, and forgets what it is asked to, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import Person, Rewrite
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import replace
from tests.adapters.store.local.records import FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from craftnudge.adapters.store.protocol import CommitStore

BOB = Person("Bob", "bob@example.org")
BOBS = CommitQuery(emails=frozenset({"BOB@example.org"}))


@pytest.fixture
def filled(store: CommitStore) -> CommitStore:
    """Ten commits, an hour apart, the odd ones by Bob; one of them amended."""
    store.append(a_record(number, author=BOB if number % 2 else a_record().author) for number in range(10))
    store.append_rewrites([Rewrite(hash_of(7), hash_of(9), "amend", "shop-1234")])
    return store


def hashes(store: CommitStore) -> list[str]:
    """The hashes of all commits, in order."""
    return [record.hash for record in store.recall().records]


def test_what_is_exported_can_be_imported(filled: CommitStore, exported: Callable[[], Path]) -> None:
    """A forgotten half comes back from an export, rewrites too; importing twice is importing once."""
    before = filled.recall()
    backup = exported()
    filled.forget(BOBS)
    assert len(filled.recall().records) == 5
    taken = filled.import_file(backup)
    assert (taken.written, taken.already_there, taken.unreadable) == (6, 5, ())
    assert filled.recall() == before
    assert filled.import_file(backup).written == 0
    assert sorted(exported().read_bytes().splitlines()) == sorted(backup.read_bytes().splitlines())


def test_an_export_has_what_was_asked_for(filled: CommitStore) -> None:
    """A query narrows it; the rewrites of the repositories asked for come along."""
    assert len(list(filled.export(CommitQuery()))) == 11
    assert len(list(filled.export(CommitQuery(until_seconds=FIRST_SECONDS + 3600 * 4)))) == 5


def test_bad_lines_of_an_import_are_named(store: CommitStore, tmp_path: Path, exported: Callable[[], Path]) -> None:
    """The good lines are stored all the same; a file that is not there is wrong usage."""
    store.append([a_record(1)])
    source = tmp_path / "source"
    source.write_bytes(b"garbage\n" + exported().read_bytes() + b'{"message":"By hand","hash":"ab"}\n')
    result = store.import_file(source)
    assert (result.written, result.already_there, [bad.line for bad in result.unreadable]) == (1, 1, [1])
    with pytest.raises(UsageError):
        store.import_file(tmp_path / "gone")


def test_a_person_is_forgotten_with_rewrites_and_events(filled: CommitStore) -> None:
    """What names the commits goes too, in every stream; the others stay as they are."""
    kept = [record for record in filled.recall().records if record.author != BOB]
    nudges, sessions = filled.events("nudges"), filled.events("sessions")
    for number in (1, 2):
        nudges.append("shown", {"commit": hash_of(number)})
        sessions.append("answer", {"commit_id": a_record(number).id})
    nudges.append("said", {"to": "Bob <bob@example.org>"})
    preview = filled.preview_forget(BOBS)
    assert (preview.commits, preview.rewrites) == (5, 1)
    assert preview.hashes == {hash_of(number) for number in (1, 3, 5, 7, 9)}
    assert len(hashes(filled)) == 9
    assert filled.forget(BOBS) == preview
    assert list(filled.recall().records) == kept
    assert [event["commit"] for event in nudges.read()] == [hash_of(2)]
    assert [event["commit_id"] for event in sessions.read()] == [a_record(2).id]
    assert not filled.forget(BOBS).changes
    assert b"ob@example.org" not in b"".join(filled.export(CommitQuery()))


def test_a_forgotten_person_is_taken_out_of_the_commits_of_others(store: CommitStore) -> None:
    """As a committer and in trailers they are gone; the commit stays."""
    message = "Add a door\n\nCo-authored-by: Bob <bob@example.org>\n"
    store.append([a_record(1, committer=BOB), a_record(2, message=message), a_record(3)])
    done = store.forget(BOBS)
    assert (done.commits, done.redacted, done.kept) == (0, 2, 1)
    first, second, third = store.recall().records
    assert first.committer is None
    assert "bob" not in second.message.lower()
    assert replace(third, recorded_at=None) == a_record(3)


def test_what_was_forgotten_can_be_recorded_again(filled: CommitStore) -> None:
    """Forgetting is no ban."""
    filled.forget(BOBS)
    assert filled.append([a_record(1, author=BOB)]).written == 1
    assert hash_of(1) in hashes(filled)
