"""Who is in a journal, without reading its commits: the same people as in the commits themselves."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftnudge.adapters.store.local.authors import authors_in
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.commits.record import Person, Repository, Rewrite
from tests.adapters.store.local.records import a_record, hash_of
from tests.adapters.store.local.strategies import records

ANN = Person("Ann Dev", "ann@example.org")
SHOP = Repository("shop", "shop-1234", "/home/ann/shop", "main")


def read_whole(home: Path) -> Counter[tuple[Person | None, Repository]]:
    """The answer from all commits."""
    return Counter((record.author, record.repository) for record in LocalStore(home).recall().records)


@given(st.lists(records(), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_names_and_paths_are_read_as_the_commits_have_them(found: list) -> None:  # type: ignore[type-arg]
    """Quotes, braces, controls and other scripts in names, keys and paths change nothing."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        Journal(home).append(found)
        assert LocalStore(home).authors() == read_whole(home)


def test_commits_are_counted_once_and_replaced_ones_not_at_all(tmp_path: Path) -> None:
    """Facts measured again add nothing; an amended commit's author counts for what stands there now."""
    assert LocalStore(tmp_path).authors() == Counter()
    journal = Journal(tmp_path)
    bob = Person('Bob {"} Ray', "bob@example.org")
    journal.append([a_record(1), a_record(2), a_record(3, author=bob), a_record(4, author=None)])
    journal.append([replace(a_record(1), facts=99)])
    journal.append_rewrites([Rewrite(hash_of(2), hash_of(5), "amend", SHOP.key)])
    with snapshot(LocalStore(tmp_path).path) as held:
        assert held is not None
        assert authors_in(held) == LocalStore(tmp_path).authors() == {(ANN, SHOP): 1, (bob, SHOP): 1, (None, SHOP): 1}
    assert LocalStore(tmp_path).authors() == read_whole(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        b'{"type":"commit","hash":"ab","message":"By hand","author":"Eve <eve@example.org>","repository":"barn"}\n',
        b'{"type":"weather","sky":"clear"}\n',
        b"{torn\n",
    ],
)
def test_lines_of_others_count_as_they_do_for_commits(tmp_path: Path, line: bytes) -> None:
    """A line that we did not write is read as a whole, an unknown or a torn one is passed over."""
    Journal(tmp_path).append([a_record(1)])
    with LocalStore(tmp_path).path.open("ab") as stream:
        stream.write(line)
    assert LocalStore(tmp_path).authors() == read_whole(tmp_path)


def test_two_lines_of_one_commit_that_differ_are_read_as_a_whole(tmp_path: Path) -> None:
    """Of a commit recorded again at another place the line with newer facts counts."""
    journal = Journal(tmp_path)
    journal.append([a_record(1)])
    journal.append([replace(a_record(1), facts=99, repository=Repository("shop", SHOP.key, "/elsewhere", None))])
    assert (
        LocalStore(tmp_path).authors()
        == read_whole(tmp_path)
        == {(ANN, Repository("shop", SHOP.key, "/elsewhere", None)): 1}
    )
