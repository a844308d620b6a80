"""Keeping house: whom and what a choice means, and what goes when it is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import Person
from craftnudge.errors import UsageError
from craftnudge.runtime.paths import behaviors_folder
from craftnudge.services.journal_query import index_path, local_store
from craftnudge.services.maintenance import (
    Chosen,
    export_history,
    export_lines,
    forget_everywhere,
    import_journal,
    new_file,
    preview_forgetting,
    verify_all,
    wanted_by,
)
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from pathlib import Path

BOB = Person("Bob", "bob@example.org")
BOB_AT_WORK = Person("Bob", "bob@work.example")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Three commits: Ann's, Bob's, and Bob's from another address."""
    local_store(tmp_path).append(
        [a_record(1), a_record(2, author=BOB), a_record(3, author=BOB_AT_WORK), a_record(4, author=Person("Cat", ""))]
    )
    return tmp_path


def test_a_person_is_all_their_addresses(home: Path) -> None:
    """An alias of the user's own names every address that it folds together; a bare address names itself."""
    aliases = {"bob": ["bob@example.org", "bob@work.example"]}
    assert wanted_by(home, Chosen(user="bob"), aliases).emails == frozenset({"bob@example.org", "bob@work.example"})
    assert wanted_by(home, Chosen(user="bob@work.example")).emails == frozenset({"bob@work.example"})
    assert wanted_by(home, Chosen(user="trailer@only.example")).emails == frozenset({"trailer@only.example"})
    assert wanted_by(home, Chosen(repository="shop", until_seconds=9)).repository_keys == frozenset({"shop-1234"})


@pytest.mark.parametrize("chosen", [Chosen(user="nobody"), Chosen(user="Cat"), Chosen(repository="none")])
def test_who_or_what_cannot_be_meant_is_wrong_usage(home: Path, chosen: Chosen) -> None:
    """A person whom the journal does not know, or knows no address of, and a repository that is none."""
    with pytest.raises(UsageError):
        wanted_by(home, chosen)


def test_what_is_forgotten_is_gone_from_everything_beside_the_journal(home: Path) -> None:
    """The index goes, spooled events of the commits and of the repository go, and what was set aside."""
    local_store(home).rebuild_index()
    spool = Spool(behaviors_folder(home))
    spool.put(RepositoryEvent("commit", home / "elsewhere", "f" * 40))
    (spool.folder / "junk").write_bytes(b"\n\n\n")
    spool.take()
    assert verify_all(home).aside
    wanted = wanted_by(home, Chosen(repository="shop"))
    assert preview_forgetting(home, wanted).commits == 4
    assert forget_everywhere(home, wanted).commits == 4
    state = verify_all(home)
    assert (state.journal.lines, state.aside) == (0, ())
    assert not index_path(home).exists()
    assert [queued.event.commit_hash for queued in spool.take()] == ["f" * 40]
    with pytest.raises(UsageError):
        forget_everywhere(home, CommitQuery())


def test_an_export_is_what_an_import_takes(home: Path, tmp_path: Path) -> None:
    """Lines out and in again; a limit leaves out what it leaves out."""
    lines: list[bytes] = []
    assert export_lines(home, CommitQuery(), lines.append) == 4
    assert export_lines(home, CommitQuery(emails=frozenset({BOB.email})), lines[:0].append) == 1
    assert export_lines(tmp_path / "none", CommitQuery(), lines[:0].append) == 0
    assert len(export_history(home, CommitQuery()).records) == 4
    with new_file(tmp_path / "out") as stream:
        stream.buffer.write(b"".join(lines))
    assert import_journal(tmp_path / "other", tmp_path / "out").written == 4
    with pytest.raises(UsageError):
        new_file(tmp_path / "no" / "folder")
