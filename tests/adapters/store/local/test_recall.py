"""Recalling: every way gives the same answer, in any state of the index."""

from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.rewrite_journal import replace_content
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import CommitTime, Person, Repository, Rewrite
from tests.adapters.store.local.records import FIRST_SECONDS, a_record, hash_of
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.store.values import CommitHistory

DAY = 24 * 3600
PEOPLE = [Person("Ann", "ann@example.org"), Person("Bob", "BOB@example.org"), Person("Zoë", "zoë@x"), None]
PLACES = [Repository(name, f"{name}-key", f"/{name}", None) for name in ("shop", "barn", "tür")]


def through_index(home: Path, wanted: CommitQuery | None) -> CommitHistory:
    """The answer with an index of however small a journal."""
    return LocalStore(home, index_policy=IndexPolicy(from_bytes=0)).recall(wanted)


def fill(home: Path, commits: int) -> Journal:
    """A journal of that many commits, a day apart, by two people in two repositories."""
    journal = Journal(home, now=lambda: FIRST_SECONDS + commits * DAY)
    journal.append(
        a_record(
            number,
            author=PEOPLE[number % 2],
            repository=PLACES[number % 3],
            authored=CommitTime(FIRST_SECONDS + number * DAY, 0),
        )
        for number in range(commits)
    )
    return journal


SOME = CommitQuery(since_seconds=FIRST_SECONDS + 20 * DAY, emails=frozenset({"bob@example.org"}))


def numbers(history: CommitHistory) -> list[int]:
    """The numbers of the commits found."""
    return [int(record.hash, 16) for record in history.records]


def test_an_index_of_what_was_forgotten_meanwhile_gets_no_name(tmp_path: Path) -> None:
    """One process has read the journal for an index, another forgets a part of it: the old index does not come back."""
    journal = fill(tmp_path, 40)
    drafts = index_path(tmp_path).parent
    with journal.locked():
        reader = Thread(target=through_index, args=(tmp_path, SOME))
        reader.start()
        wait_until(lambda: list(drafts.glob(f"{index_path(tmp_path).name}*")) != [])  # the journal is open by then
        lines = journal.path.read_bytes().splitlines(keepends=True)
        replace_content(journal.path, lines[20:])
    reader.join()
    assert not index_path(tmp_path).exists()
    assert list(index_path(tmp_path).parent.glob(f"{index_path(tmp_path).name}*")) == []
    assert numbers(through_index(tmp_path, None)) == list(range(20, 40))


def test_a_window_is_found_through_the_index(tmp_path: Path) -> None:
    """Author, repository and times are answered by an index that is made on the way."""
    fill(tmp_path, 40)
    assert numbers(through_index(tmp_path, SOME)) == list(range(21, 40, 2))
    assert index_path(tmp_path).exists()
    wanted = CommitQuery(until_seconds=FIRST_SECONDS + 9 * DAY, repository_keys=frozenset({"barn-key"}))
    assert numbers(through_index(tmp_path, wanted)) == [1, 4, 7]


def test_a_small_journal_gets_no_index(tmp_path: Path) -> None:
    """Below the size from which it pays, no index is made; and none for the whole journal, or when not allowed."""
    fill(tmp_path, 40)
    LocalStore(tmp_path).recall(SOME)
    always = LocalStore(tmp_path, index_policy=IndexPolicy(from_bytes=0))
    always.recall(None)
    always.recall(SOME, use_index=False)
    assert not index_path(tmp_path).exists()


def test_an_index_answers_for_what_came_after_it(tmp_path: Path) -> None:
    """Lines written after the index was built are in the answer, rewrites too, without building it again."""
    journal = fill(tmp_path, 40)
    LocalStore(tmp_path).rebuild_index()
    before = index_path(tmp_path).stat()
    journal.append([a_record(41, author=PEOPLE[1], authored=CommitTime(FIRST_SECONDS + 30 * DAY, 0))])
    journal.append_rewrites([Rewrite(hash_of(39), hash_of(41), "amend", "shop-key")])
    assert numbers(through_index(tmp_path, SOME)) == [*range(21, 39, 2), 41]
    assert index_path(tmp_path).stat() == before


def test_an_index_goes_on_where_it_ended(tmp_path: Path) -> None:
    """After many new lines the index is extended, and equals one that is built again."""
    journal = fill(tmp_path, 40)
    LocalStore(tmp_path).rebuild_index()
    journal.append([a_record(41, author=PEOPLE[2], authored=CommitTime(FIRST_SECONDS + 30 * DAY, 0))])
    with journal.path.open("ab") as stream:
        stream.write(b"damage\n")
    journal.append([a_record(42, author=PEOPLE[1], authored=CommitTime(FIRST_SECONDS + 30 * DAY, 0))])
    found = LocalStore(tmp_path, index_policy=IndexPolicy(0, 0)).recall(SOME)
    assert numbers(found) == [*range(21, 41, 2), 42]
    assert [bad.line for bad in found.unreadable] == [42]
    went_on = LocalStore(tmp_path).index_status()
    assert (went_on.commits, went_on.unreadable) == (42, 1)
    rebuilt = LocalStore(tmp_path).rebuild_index()
    assert (rebuilt.commits, rebuilt.unreadable, rebuilt.usable) == (42, 1, True)
    assert through_index(tmp_path, SOME) == found


def test_an_index_can_be_dropped(tmp_path: Path) -> None:
    """Dropping returns whether there was one, and leaves no file of it."""
    fill(tmp_path, 5)
    assert LocalStore(tmp_path).rebuild_index().commits == 5
    assert LocalStore(tmp_path).drop_index()
    assert not LocalStore(tmp_path).drop_index()
    assert not LocalStore(tmp_path).index_status().usable
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "commits.jsonl",
        "commits.jsonl.lock",
    ]


def test_where_there_is_no_journal_there_is_no_answer_and_no_index(tmp_path: Path) -> None:
    """Nothing is made by asking."""
    folder = tmp_path / "none"
    assert through_index(folder, SOME).records == ()
    assert LocalStore(folder).rebuild_index().commits == 0
    assert not folder.exists()


def test_readers_at_once_leave_one_usable_index(tmp_path: Path) -> None:
    """Eight threads ask where an index is due: one makes it, the others answer without, and no draft is left."""
    fill(tmp_path, 400)
    expected = LocalStore(tmp_path).recall(SOME, use_index=False)
    start = Barrier(8)

    def ask(_: int) -> CommitHistory:
        start.wait()
        return through_index(tmp_path, SOME)

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == [expected] * 8
    assert LocalStore(tmp_path).index_status().usable
    assert list(tmp_path.glob("*.new")) == []


def test_a_reader_that_may_not_build_goes_without(tmp_path: Path) -> None:
    """It makes no index and extends none, and answers all the same; one that is there is used."""
    journal = fill(tmp_path, 40)
    reader = LocalStore(tmp_path, index_policy=IndexPolicy(from_bytes=0, unindexed_bytes=0, readers_build=False))
    assert numbers(reader.recall(SOME)) == list(range(21, 40, 2))
    assert not index_path(tmp_path).exists()
    reader.rebuild_index()
    before = index_path(tmp_path).stat()
    journal.append([a_record(41, author=PEOPLE[1], authored=CommitTime(FIRST_SECONDS + 30 * DAY, 0))])
    assert numbers(reader.recall(SOME)) == [*range(21, 40, 2), 41]
    assert index_path(tmp_path).stat() == before


def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """Where a folder has taken its name, the journal answers."""
    fill(tmp_path, 40)
    index_path(tmp_path).mkdir()
    (index_path(tmp_path) / "file").touch()
    assert numbers(through_index(tmp_path, SOME)) == list(range(21, 40, 2))


def test_the_index_is_private(tmp_path: Path) -> None:
    """Its mode is 0600: it holds addresses and times."""
    fill(tmp_path, 5)
    LocalStore(tmp_path).rebuild_index()
    assert index_path(tmp_path).stat().st_mode & 0o777 == 0o600


def damage(home: Path, chance: random.Random) -> None:
    """Does to the index what crashes, disks and people do."""
    path = index_path(home)
    content = bytearray(path.read_bytes())
    kind = chance.choice(["gone", "empty", "cut", "garbled", "changed", "text", "unfinished", "old"])
    if kind == "gone":
        path.unlink()
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "cut":
        path.write_bytes(content[: chance.randrange(len(content))])
    elif kind == "garbled":
        for _ in range(chance.choice([1, 10, 1000])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
    elif kind == "changed":  # it is still a database, and every date in it is another one
        path.write_bytes(content.replace(b"2023-", b"2013-"))
    elif kind == "text":
        path.write_bytes(b"not a database at all" * 100)
    elif kind == "unfinished":
        path.with_name(f"{path.name}.{os.getpid()}.new").write_bytes(bytes(content[:5000]))
    else:
        journal = Journal(home)
        lines = journal.path.read_bytes().splitlines(keepends=True)
        fresh = journal.path.with_name("fresh")
        fresh.write_bytes(b"".join(chance.sample(lines, len(lines) * 2 // 3)))
        fresh.rename(journal.path)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_index_changes_no_answer(tmp_path: Path, seed: int) -> None:
    """G6: deleted, cut, garbled, unfinished or of another journal, the index changes nothing but the time it takes."""
    chance = random.Random(seed)
    fill(tmp_path, 60)
    LocalStore(tmp_path).rebuild_index()
    damage(tmp_path, chance)
    expected = LocalStore(tmp_path).recall(SOME, use_index=False)
    assert through_index(tmp_path, SOME) == expected
    assert through_index(tmp_path, SOME) == expected
    assert LocalStore(tmp_path).index_status().usable


moments = st.integers(0, 30).map(lambda day: FIRST_SECONDS + day * DAY)
windows = st.builds(
    CommitQuery,
    st.none() | moments,
    st.none() | moments,
    st.none() | st.frozensets(st.sampled_from([place.key for place in PLACES]), max_size=2),
    st.none()
    | st.frozensets(st.sampled_from(["ANN@example.org", "bob@example.org", "zoë@x", "", "who@x"]), max_size=3),
)
steps = st.one_of(
    st.tuples(st.just("commit"), st.integers(0, 15), moments, st.sampled_from(PEOPLE), st.sampled_from(PLACES)),
    st.tuples(st.just("rewrite"), st.integers(0, 15), st.integers(0, 15)),
    st.tuples(st.just("bytes"), st.binary(max_size=30) | st.just(b'{"message":"by hand"}\n')),
    st.tuples(st.just("cut"), st.integers(1, 300)),
    st.tuples(st.just("clock"), moments),
    st.tuples(st.just("date"), st.sampled_from([b"2013", b"2033"])),
    st.tuples(st.just("ask"), windows),
)


def take(journal: Journal, clock: list[int], step: tuple[object, ...]) -> None:
    """One thing that happens to a journal."""
    match step:
        case "commit", int(number), int(seconds), who, where:
            time = CommitTime(seconds, 0)
            journal.append([a_record(number, author=who, repository=where, authored=time, facts=clock[0] % 3)])
        case "rewrite", int(old), int(new):
            journal.append_rewrites([Rewrite(hash_of(old), hash_of(new), "amend", "shop-key")])
        case "bytes", bytes(content) if journal.path.exists():
            with journal.path.open("ab") as stream:
                stream.write(content)
        case "cut", int(count) if journal.path.exists():
            os.truncate(journal.path, max(0, journal.path.stat().st_size - count))
        case "date", bytes(year) if journal.path.exists():  # bits of the last line's date are flipped
            before, key, after = journal.path.read_bytes().rpartition(b'"recorded_at":"')
            journal.path.write_bytes(before + key + year + after[4:] if key else after)
        case "clock", int(seconds):
            clock[0] = seconds


@given(st.lists(steps, max_size=25), windows)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_answer_does_not_depend_on_the_way(
    tmp_path_factory: pytest.TempPathFactory, happened: list[tuple[object, ...]], last: CommitQuery
) -> None:
    """After anything that may happen to a journal, in any order, an index gives what the journal alone gives."""
    home = tmp_path_factory.mktemp("home")
    clock = [FIRST_SECONDS]
    journal = Journal(home, now=lambda: clock[0])
    for step in [*happened, ("ask", last)]:
        if step[0] == "ask":
            wanted = step[1]
            assert isinstance(wanted, CommitQuery)
            alone = LocalStore(home).recall(wanted, use_index=False)
            assert LocalStore(home, index_policy=IndexPolicy(0, 1_500)).recall(wanted) == alone
        else:
            take(journal, clock, step)
