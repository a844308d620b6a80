"""Keeping house: whom and what a choice means, and what goes when it is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import Person
from craftnudge.errors import UsageError
from craftnudge.services.maintenance import (
    Chosen,
    export_history,
    export_lines,
    forget_everywhere,
    import_journal,
    new_file,
    preview_forgetting,
    query_of,
    verify_all,
)
from tests.adapters.store.local.records import a_record
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.services.workplace import Workplace

BOB = Person("Bob", "bob@example.org")
BOB_AT_WORK = Person("Bob", "bob@work.example")


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    """Four commits: Ann's, Bob's, Bob's from another address, and one without an address."""
    workplace = workplace_in(tmp_path)
    workplace.store.append(
        [a_record(1), a_record(2, author=BOB), a_record(3, author=BOB_AT_WORK), a_record(4, author=Person("Cat", ""))]
    )
    return workplace


def test_a_person_is_all_their_addresses(workplace: Workplace) -> None:
    """An alias of the user's own names every address that it folds together; a bare address names itself."""
    settings = workplace.home / "config.toml"
    settings.write_text('[identities]\nbob = ["bob@example.org", "bob@work.example"]\n')
    aliased = workplace_in(workplace.home, CRAFTNUDGE_CONFIG=str(settings))
    assert query_of(aliased, Chosen(user="bob")).emails == frozenset({"bob@example.org", "bob@work.example"})
    assert query_of(workplace, Chosen(user="bob@work.example")).emails == frozenset({"bob@work.example"})
    assert query_of(workplace, Chosen(user="trailer@only.example")).emails == frozenset({"trailer@only.example"})
    assert query_of(workplace, Chosen(repository="shop", until_seconds=9)).repository_keys == frozenset({"shop-1234"})


@pytest.mark.parametrize("chosen", [Chosen(user="nobody"), Chosen(user="Cat"), Chosen(repository="none")])
def test_an_unknown_person_or_repository_is_wrong_usage(workplace: Workplace, chosen: Chosen) -> None:
    """A person who is not in the journal or has no address there, and a folder that is not a repository."""
    with pytest.raises(UsageError):
        query_of(workplace, chosen)


def test_what_is_forgotten_is_gone_from_everything_beside_the_journal(workplace: Workplace) -> None:
    """The index goes, spooled events of the commits and of the repository go, and what was set aside."""
    workplace.local_store.rebuild_index()
    spool = Spool(workplace.data_folder)
    spool.put(RepositoryEvent("commit", workplace.home / "elsewhere", "f" * 40))
    (spool.folder / "junk").write_bytes(b"\n\n\n")
    spool.take()
    assert verify_all(workplace).aside
    wanted = query_of(workplace, Chosen(repository="shop"))
    assert preview_forgetting(workplace, wanted).commits == 4
    assert forget_everywhere(workplace, wanted).commits == 4
    check = verify_all(workplace)
    assert (check.lines, check.aside) == (0, ())
    assert not workplace.local_store.index_path.exists()
    assert [queued.event.commit_hash for queued in spool.take()] == ["f" * 40]
    with pytest.raises(UsageError):
        forget_everywhere(workplace, CommitQuery())


def test_an_export_is_what_an_import_takes(workplace: Workplace, tmp_path: Path) -> None:
    """Lines out and in again; a limit leaves out what it leaves out."""
    lines: list[bytes] = []
    assert export_lines(workplace, CommitQuery(), lines.append) == 4
    assert export_lines(workplace, CommitQuery(emails=frozenset({BOB.email})), lines[:0].append) == 1
    assert export_lines(workplace_in(tmp_path / "none"), CommitQuery(), lines[:0].append) == 0
    assert len(export_history(workplace, CommitQuery()).records) == 4
    with new_file(tmp_path / "out") as stream:
        stream.buffer.write(b"".join(lines))
    assert import_journal(workplace_in(tmp_path / "other"), tmp_path / "out").written == 4
    with pytest.raises(UsageError):
        new_file(tmp_path / "no" / "folder")
