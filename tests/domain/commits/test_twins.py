"""Copies of a commit are known by what copying keeps; a run of equal commits is no copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from craftnudge.domain.commits.record import CommitTime, FileChange, Person
from craftnudge.domain.commits.twins import Copy, copy_of, superseded_copies
from tests.adapters.store.local.records import a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LATER = CommitTime(1_800_000_000, 0)


def copies(*records: Any) -> list[Copy]:
    """The compared facts of some records."""
    return [copy_of(record) for record in records]


def superseded(found: Sequence[Copy], gone: Sequence[str] = (), lost: Sequence[str] = ()) -> dict[str, str]:
    """Which of the copies stand for another; only they are recorded."""
    links = {copy.hash: (copy.parents, copy.seconds) for copy in found}
    return superseded_copies(found, gone, links.get, lost)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"committer": Person("Bob", "bob@example.org")},
        {"message": "Add part 1 so that the shop can open (#123)"},
        {"message": "[release/1.2] Add part 1 so that the shop can open\n\n(cherry picked from commit 12345678)"},
        {"message": "backport to v2: Add part 1 so that the shop can open"},
        {"author": Person("Ann Dev", "ann@work.example")},
        {"author": Person("A. Dev", "Ann@Example.org")},
    ],
)
def test_a_copy_keeps_the_author_the_second_the_files_and_the_subject(changed: dict[str, Any]) -> None:
    """Marks of forges and backports, another committer, one of two names or addresses do not make it another."""
    copy = a_record(1, hash=hash_of(9), parents=(hash_of(7),), committed=LATER, **changed)
    assert superseded(copies(a_record(1), copy)) == {hash_of(9): hash_of(1)}


@pytest.mark.parametrize(
    "changed",
    [
        {"authored": CommitTime(1_700_003_601, 60)},
        {"files": (FileChange("shop/part.py", "M", 12, 4), FileChange("logo.png", "A", None, None, binary=True))},
        {"author": Person("Bob", "bob@example.org")},
        {"repository": replace(a_record().repository, name="barn")},
    ],
)
def test_another_second_file_author_or_repository_is_another_commit(changed: dict[str, Any]) -> None:
    """Nothing is joined then."""
    other = a_record(1, hash=hash_of(9), parents=(hash_of(7),), committed=LATER, **changed)
    alike = [copy for copy in copies(a_record(1), other) if copy.change == copy_of(a_record(1)).change]
    assert superseded(alike) == {}


def test_empty_commits_and_unread_changes_are_not_compared() -> None:
    """Without files there is nothing to recognize a commit by."""
    assert copy_of(a_record(1, files=())).change is None
    assert copy_of(a_record(1, files=None, totals=None)).change is None


def test_a_run_of_one_second_has_no_copies_and_each_of_its_copies_has_one() -> None:
    """A commit that follows another is not its copy, however alike; the copied run is joined one to one."""
    run = [a_record(1, hash=hash_of(100 + step), parents=(hash_of(99 + step),)) for step in range(4)]
    assert superseded(copies(*run)) == {}
    again = [
        replace(record, hash=hash_of(200 + step), parents=(hash_of(199 + step),), committed=LATER)
        for step, record in enumerate(run)
    ]
    assert superseded(copies(*run, *again)) == {hash_of(200 + step): hash_of(100 + step) for step in range(4)}


def test_a_commit_with_other_words_is_joined_where_no_other_can_be_meant() -> None:
    """The last wording of an amended one counts; among three of one second, none is guessed."""
    reworded = a_record(1, hash=hash_of(9), committed=LATER, message="Open the shop with part 1")
    assert superseded(copies(a_record(1), reworded)) == {hash_of(1): hash_of(9)}
    third = a_record(1, hash=hash_of(8), parents=(hash_of(5),), message="Something else")
    assert superseded(copies(a_record(1), reworded, third)) == {}


def test_what_is_gone_or_lost_is_not_chosen() -> None:
    """An unreachable original gives way to its copy; without any that exists, nothing is said."""
    found = copies(a_record(1), a_record(1, hash=hash_of(9), parents=(hash_of(7),), committed=LATER))
    assert superseded(found, gone=[hash_of(1)]) == {hash_of(1): hash_of(9)}
    assert superseded(found, lost=[hash_of(1)]) == {hash_of(1): hash_of(9)}
    assert superseded(found, lost=[hash_of(1), hash_of(9)]) == {hash_of(9): hash_of(1)}
    assert superseded(found, gone=[hash_of(1), hash_of(9)]) == {}
