"""A survey gives what `recall` gives, by every way and in any state of the index."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.values import Authors, CommitQuery
from craftnudge.domain.commits.record import CommitTime
from tests.adapters.store.local.records import FIRST_SECONDS, a_record
from tests.adapters.store.local.test_recall import PLACES, SOME, damage, fill, steps, take, windows

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.store.protocol import Survey
    from craftnudge.domain.commits.record import Person, Repository

ALWAYS = IndexPolicy(from_bytes=0, unindexed_bytes=1_500)


def is_shop(_: Person | None, repository: Repository) -> bool:
    """A choice of one repository."""
    return repository.key == "shop-key"


def assert_equal(survey: Survey, home: Path, wanted: CommitQuery | None) -> None:
    """The survey says in all its ways what `recall` reads in the journal alone."""
    history = LocalStore(home).recall(wanted, use_index=False)
    assert survey.authors == Authors((record.author, record.repository) for record in history.records)
    assert survey.count() == len(history.records)
    assert survey.unreadable == history.unreadable
    assert survey.rewritten == history.rewritten
    entries = survey.commits()
    assert tuple(entry.record() for entry in entries) == history.records
    for entry, record in zip(entries, history.records, strict=True):
        assert (entry.id, entry.hash, entry.author, entry.repository) == (
            *(record.id, record.hash, record.author, record.repository),
        )
        assert (entry.authored, entry.committed) == (record.authored, record.committed)
        assert (entry.message(), entry.files()) == (record.message, record.files)
    chosen = [record.hash for record in history.records if is_shop(record.author, record.repository)]
    assert survey.count(is_shop) == len(chosen)
    for newest in (None, 0, 1, 3):
        last = chosen if newest is None else chosen[len(chosen) - min(newest, len(chosen)) :]
        assert [entry.hash for entry in survey.commits(is_shop, newest)] == last


@given(st.lists(steps, max_size=25), windows)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_answer_does_not_depend_on_the_way(
    tmp_path_factory: pytest.TempPathFactory, happened: list[tuple[object, ...]], last: CommitQuery
) -> None:
    """After anything that may happen to a journal, in any order, with scores remembered on the way."""
    home = tmp_path_factory.mktemp("home")
    clock = [FIRST_SECONDS]
    journal = Journal(home, now=lambda: clock[0])
    for step in [*happened, ("ask", last)]:
        if step[0] != "ask":
            take(journal, clock, step)
            continue
        wanted = step[1]
        assert isinstance(wanted, CommitQuery)
        for use_index in (True, False):
            with LocalStore(home, index_policy=ALWAYS).survey(wanted, rubric_key=b"k", use_index=use_index) as survey:
                assert_equal(survey, home, wanted)
                for entry in survey.commits():
                    assert entry.score in (None, entry.hash.encode())
                survey.remember({entry.place: entry.hash.encode() for entry in survey.commits()})


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_index_changes_no_answer(tmp_path: Path, seed: int) -> None:
    """Deleted, cut, garbled, unfinished or of another journal; before a survey, and while one is open."""
    chance = random.Random(seed)
    fill(tmp_path, 60)
    store = LocalStore(tmp_path, index_policy=IndexPolicy(from_bytes=0))
    store.rebuild_index()
    with store.survey(SOME) as survey:
        damage(tmp_path, chance)
        if chance.random() < 1 / 2:
            index_path(tmp_path).unlink(missing_ok=True)
        if not (tmp_path / "fresh").exists():
            for entry in survey.commits():
                assert entry.hash == entry.record().hash
    with store.survey(SOME) as survey:
        assert_equal(survey, tmp_path, SOME)


def test_scores_are_remembered_by_their_rubric(tmp_path: Path) -> None:
    """Those of one rubric are not given under another; few new ones are not worth a file."""
    fill(tmp_path, 600)
    store = LocalStore(tmp_path, index_policy=IndexPolicy(from_bytes=0))
    with store.survey(rubric_key=b"one") as survey:
        assert survey.remembers(560)
        assert not survey.remembers(40)
        survey.remember({entry.place: b"1" for entry in survey.commits()[:560]})
    with store.survey(rubric_key=b"two") as survey:
        assert {entry.score for entry in survey.commits()} == {None}
        survey.remember({entry.place: b"2" for entry in survey.commits()})
    with store.survey(rubric_key=b"one") as survey:
        assert [entry.score for entry in survey.commits()] == [b"1"] * 560 + [None] * 40
        survey.remember({entry.place: b"3" for entry in survey.commits()[560:]})
    with store.survey(rubric_key=b"one") as survey:
        assert [entry.score for entry in survey.commits()] == [b"1"] * 560 + [None] * 40
    with store.survey(rubric_key=b"two") as survey:
        assert {entry.score for entry in survey.commits()} == {b"2"}


def test_scores_of_only_the_last_rubrics_are_kept(tmp_path: Path) -> None:
    """A project that changes its settings every day does not fill the disk."""
    fill(tmp_path, 300)
    store = LocalStore(tmp_path, index_policy=IndexPolicy(from_bytes=0))
    keys = [b"%d" % number for number in range(6)]
    for key in keys:
        with store.survey(rubric_key=key) as survey:
            survey.remember({entry.place: key for entry in survey.commits()})
    known: list[bytes] = []
    for key in keys:
        with store.survey(rubric_key=key) as survey:
            known += {entry.score for entry in survey.commits() if entry.score is not None}
    assert known == keys[2:]


def test_a_store_whose_readers_write_nothing_remembers_nothing(tmp_path: Path) -> None:
    """For a server; scores that are there are given."""
    fill(tmp_path, 300)
    with LocalStore(tmp_path, index_policy=IndexPolicy(from_bytes=0)).survey(rubric_key=b"k") as survey:
        survey.remember({entry.place: b"1" for entry in survey.commits()})
    before = index_path(tmp_path).read_bytes()
    reader = LocalStore(tmp_path, index_policy=IndexPolicy(from_bytes=0, readers_build=False))
    with reader.survey(rubric_key=b"k") as survey:
        assert not survey.remembers(300)
        assert {entry.score for entry in survey.commits()} == {b"1"}
        survey.remember({entry.place: b"2" for entry in survey.commits()})
    assert index_path(tmp_path).read_bytes() == before


def test_records_are_read_after_the_survey_and_after_the_journal_was_replaced(tmp_path: Path) -> None:
    """An entry keeps the file that it was found in."""
    journal = fill(tmp_path, 5)
    with LocalStore(tmp_path).survey() as survey:
        entries = survey.commits()
    journal.path.rename(tmp_path / "moved")
    assert [entry.record().hash for entry in entries] == [entry.hash for entry in entries]


def test_a_line_that_is_longer_than_usual_is_read_whole(tmp_path: Path) -> None:
    """Its length is not known beforehand."""
    journal = Journal(tmp_path)
    journal.append([a_record(1, message="word " * 9_000, authored=CommitTime(1, 0), repository=PLACES[2]), a_record(2)])
    with LocalStore(tmp_path).survey() as survey:
        assert [len(entry.record().message) for entry in survey.commits()] == [45_000, 36]
