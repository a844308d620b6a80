"""Every store keeps each commit once, and gives those asked for, folded and in order."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from contextvars import copy_context
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.values import AppendResult, CommitHistory, CommitQuery
from craftnudge.domain.commits.record import CommitTime, Person, Repository, Rewrite
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.runtime.observing import observe_with
from tests.adapters.store.conformance.conftest import NOW
from tests.adapters.store.local.records import ANN, FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.runtime.observing import Span, SpanName
    from tests.adapters.store.conformance.conftest import Opener

HOUR = 3600
BOB, ZOE = Person("Bob", 'BOB@"x".org'), Person("Zoë", "zoë@example.org")
BARN = Repository("barn", "barn\\é", "/barn", None)


def numbers(store: CommitStore, query: CommitQuery | None = None) -> list[int]:
    """The numbers of the commits that are recalled, in order."""
    history = store.recall(query)
    assert history == store.recall(query, use_index=False)
    return [int(record.hash, 16) for record in history.records]


def test_a_store_with_nothing_in_it_answers(store: CommitStore) -> None:
    """Every question has an answer, and none makes anything."""
    assert store.recall() == CommitHistory()
    assert store.recall(CommitQuery(since_seconds=0)) == CommitHistory()
    assert store.known([a_record().id]) == {}
    assert store.record(a_record().id) is None
    assert store.authors() == {}
    assert list(store.export(CommitQuery())) == []
    assert not store.preview_forget(CommitQuery(until_seconds=NOW)).changes
    assert store.state() == type(store.state())()


def test_the_same_commit_twice_is_stored_once(opener: Opener) -> None:
    """In one call or in two, by this object or by another: a known commit is not written again."""
    store = opener()
    first, second = a_record(1), a_record(2)
    assert store.append([first, first, second]) == AppendResult(2, 1)
    assert store.append([second]) == AppendResult(0, 1)
    other = opener()
    assert other.append([first]) == AppendResult(0, 1)
    assert other.append([a_record(number) for number in range(9)]) == AppendResult(7, 2)
    assert len(store.recall().records) == 9
    assert set(store.known([first.id, a_record(99).id])) == {first.id}


def test_threads_that_append_the_same_commits_store_each_once(opener: Opener) -> None:
    """Eight threads, each with a store of its own and all with one: nothing is lost and nothing is doubled."""
    shared = opener()
    records = [a_record(number) for number in range(25)]

    def append(thread: int) -> int:
        store = shared if thread % 2 else opener()
        return sum(store.append([record]).written for record in records)

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(append, range(8))) == len(records)
    assert numbers(shared) == list(range(25))


def test_new_facts_of_a_known_commit_supersede_the_old(store: CommitStore) -> None:
    """A record with a higher version of its facts is written and read; one with a lower version is neither."""
    store.append([a_record(1, facts=2, signed=False)])
    assert store.append([a_record(1, facts=1)]) == AppendResult(0, 1)
    assert store.append([a_record(1, facts=3, signed=True)]) == AppendResult(1, 0)
    (record,) = store.recall().records
    assert (record.facts, record.signed) == (3, True)
    assert store.known([record.id]) == {record.id: 3}
    assert store.record(record.hash) == record


def test_records_encoded_elsewhere_are_stored_as_they_are(store: CommitStore) -> None:
    """Encoding first and appending later is appending."""
    records = [a_record(number) for number in range(5)]
    assert store.append_encoded(map(store.encode, records)) == AppendResult(5, 0)
    assert [replace(record, recorded_at=None) for record in store.recall().records] == records


def test_many_records_are_written_in_batches(store: CommitStore) -> None:
    """An endless source is never held as a whole: what came before an interruption in it is written."""
    batches = 2

    def source() -> Iterator[CommitRecord]:
        yield from map(a_record, range(batches * store.batch_records + 200))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.append(source())
    assert len(store.recall().records) == batches * store.batch_records


def test_records_are_ordered_by_committer_time(store: CommitStore) -> None:
    """In any order of writing, commits are recalled in the order of their committer times."""
    store.append([a_record(3), a_record(1)])
    store.append([a_record(2, committed=None)])
    assert numbers(store) == [1, 2, 3]


def test_what_was_rewritten_is_left_out(store: CommitStore) -> None:
    """An amended commit counts no more, through any number of steps, and the last one stands for all of them."""
    store.append([a_record(number) for number in range(1, 6)])
    key = "shop-1234"
    steps = [Rewrite(hash_of(2), hash_of(3), "rebase", key), Rewrite(hash_of(1), hash_of(2), "amend", key)]
    assert store.append_rewrites(steps) == AppendResult(2, 0)
    assert store.append_rewrites(steps) == AppendResult(0, 2)
    history = store.recall()
    assert [record.hash for record in history.records] == [hash_of(3), hash_of(4), hash_of(5)]
    assert history.rewritten == {hash_of(1): hash_of(3), hash_of(2): hash_of(3)}


def test_a_chain_of_rewrites_that_comes_back_keeps_its_last_step(store: CommitStore) -> None:
    """Amended there and back again, the commit that git made last is the one that counts."""
    store.append([a_record(1), a_record(2), a_record(3)])
    for old, new in ((1, 2), (2, 3), (3, 1), (1, 1)):
        store.append_rewrites([Rewrite(hash_of(old), hash_of(new), "amend", "shop-1234")])
    assert numbers(store) == [1]


def test_a_window_is_half_open(store: CommitStore) -> None:
    """A window takes author times from its beginning up to, and without, its end."""
    store.append([a_record(number) for number in range(10)])
    since, until = FIRST_SECONDS + 3 * HOUR, FIRST_SECONDS + 6 * HOUR
    assert numbers(store, CommitQuery(since_seconds=since, until_seconds=until)) == [3, 4, 5]
    assert numbers(store, CommitQuery(since_seconds=since)) == [3, 4, 5, 6, 7, 8, 9]
    assert numbers(store, CommitQuery(until_seconds=until)) == [0, 1, 2, 3, 4, 5]


def test_a_query_leaves_out_other_people_and_repositories(store: CommitStore) -> None:
    """Addresses are compared without case, keys exactly; texts beyond ASCII too."""
    store.append([a_record(1), a_record(2, author=BOB), a_record(3, author=ZOE), a_record(4, repository=BARN)])
    store.append([a_record(5, author=None, repository=BARN)])
    assert numbers(store, CommitQuery(emails=frozenset({'bob@"X".org', "zoë@EXAMPLE.org"}))) == [2, 3]
    assert numbers(store, CommitQuery(repository_keys=frozenset({"barn\\é"}))) == [4, 5]
    assert numbers(store, CommitQuery(emails=frozenset())) == []


def test_a_date_ahead_of_its_own_recording_is_in_no_later_window(opener: Opener) -> None:
    """A commit dated years ahead when it was recorded does not turn up in a window years later."""
    clock = [NOW]
    store = opener(lambda: clock[0])
    liar = CommitTime(NOW + 1_000 * 24 * HOUR, 0)
    store.append([a_record(1, authored=liar)])
    clock[0] = NOW + 1_001 * 24 * HOUR
    store.append([a_record(2, authored=CommitTime(clock[0], 0))])
    assert numbers(store, CommitQuery(since_seconds=liar.seconds - HOUR)) == [2]
    assert numbers(store, CommitQuery(until_seconds=liar.seconds + HOUR)) == [1]


def test_a_window_is_whole_where_the_clock_went_back(opener: Opener) -> None:
    """No record says that it was recorded before its elders."""
    clock = [NOW]
    store = opener(lambda: clock[0])
    recent = CommitTime(NOW, 0)
    store.append([a_record(1, authored=recent)])
    clock[0] = 0
    store.append([a_record(2, authored=recent)])
    stamps = [record.recorded_at for record in store.recall().records]
    assert stamps == ["2023-11-26T12:00:00Z"] * 2
    assert numbers(store, CommitQuery(since_seconds=NOW)) == [1, 2]


def test_one_commit_is_found_by_id_and_by_hash(store: CommitStore) -> None:
    """Also one that a rewrite replaced; a parent's hash, an abbreviation and another text find nothing."""
    store.append([a_record(number) for number in range(2, 9)])
    store.append_rewrites([Rewrite(hash_of(4), hash_of(5), "amend", "shop-1234")])
    for number in (2, 4, 8):
        wanted = a_record(number)
        for name in (wanted.id, wanted.hash):
            record = store.record(name)
            assert record is not None
            assert replace(record, recorded_at=None) == wanted
    for name in (hash_of(1), hash_of(4)[:20], "", "commit", "Ann Dev", hash_of(99), a_record(99).id):
        assert store.record(name) is None


def test_authors_are_counted_as_the_recalled_commits_have_them(store: CommitStore) -> None:
    """Each commit once, without those that a rewrite replaced."""
    store.append([a_record(1), a_record(2), a_record(3, author=BOB), a_record(4, author=None, repository=BARN)])
    store.append([a_record(1, facts=99)])
    store.append_rewrites([Rewrite(hash_of(2), hash_of(5), "amend", "shop-1234")])
    shop = a_record(1).repository
    assert store.authors() == {(ANN, shop): 1, (BOB, shop): 1, (None, BARN): 1}
    assert store.authors() == Counter((record.author, record.repository) for record in store.recall().records)


def test_caches_can_be_dropped_at_any_time(store: CommitStore) -> None:
    """The answers stay the same; without a cache nothing happens."""
    store.drop_caches()
    store.append(map(a_record, range(9)))
    query = CommitQuery(since_seconds=FIRST_SECONDS + 4 * HOUR)
    before = numbers(store, query)
    store.drop_caches()
    assert numbers(store, query) == before


def test_any_change_is_another_state(store: CommitStore) -> None:
    """Commits, sessions and nudges each have a state; only what takes something away is another generation."""
    states = [store.state()]
    for number in (1, 2):
        store.append([a_record(number)])
        states.append(store.state())
    assert len({state.commits for state in states}) == len(states)
    assert states[1].generation == states[2].generation
    assert store.append([a_record(2)]).written == 0
    store.recall(CommitQuery(since_seconds=0))
    assert store.state() == states[-1]
    store.events("nudges").append("shown", {})
    assert store.state() == replace(states[-1], nudges=store.state().nudges) != states[-1]
    store.events("sessions").append("session", {})
    assert store.state().sessions != ""
    store.forget(CommitQuery(until_seconds=FIRST_SECONDS + 2 * HOUR))
    assert store.state().generation != states[-1].generation


class Times:
    """An observer that keeps what was timed."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def span(self, name: SpanName) -> AbstractContextManager[Span]:
        """Times nothing."""
        self.names.append(name)
        return nullcontext(self)

    def note(self, name: str, value: str | int) -> None:
        """Nothing."""


def test_questions_are_timed(store: CommitStore) -> None:
    """One commit, all commits and a survey, each under its name."""
    times = Times()

    def ask() -> None:
        observe_with(times)
        store.append([a_record()])
        store.record(a_record().id)
        store.recall()
        with store.survey():
            pass

    copy_context().run(ask)
    assert set(times.names) >= {"store.record", "store.recall", "store.survey"}
