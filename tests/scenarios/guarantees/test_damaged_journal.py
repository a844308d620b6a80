"""G5: with any bytes in a journal, no reader fails, and every good line is read."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.local.verify import verify
from craftnudge.adapters.store.values import CommitQuery
from tests.adapters.store.local.records import FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BY_HASH = {hash_of(number): number for number in range(200)}
STAMP = "2023-11-23T12:00:00Z"
SINCE = CommitQuery(since_seconds=FIRST_SECONDS - 10**6)

# Bytes that have broken readers of JSON lines before.
NASTY: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b" \t ",
    "NUL bytes": b"\0" * 4096,
    "null": b"null",
    "number": b"42",
    "huge number": b'{"message":"m","facts":1e999}',
    "number of 5,000 digits": b'{"message":"m","facts":' + b"9" * 5000 + b"}",
    "NaN": b'{"message":"m","facts":NaN}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "deep inside": b'{"message":"m","x":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "not UTF-8": b'{"message":"\xff\xfe"}',
    "lone surrogate": b'{"message":"\\ud800","hash":"\\udfff"}',
    "byte order mark": b'\xef\xbb\xbf{"message":"m"}',
    "CR at the end": b'{"message":"m"}\r',
    "the same key twice": b'{"message":"a","message":"b"}',
    "two objects": b'{"message":"a"}{"message":"b"}',
    "array of objects": b'[{"message":"a"}]',
    "unfinished text": b'{"message":"a',
    "unfinished escape": b'{"message":"\\u12',
    "unknown type": b'{"type":"future","message":3}',
    "everything of a wrong type": b'{"type":1,"id":[],"hash":{},"message":null,"files":{},"author":3,"v":"x"}',
    "files of wrong types": b'{"message":"m","files":[1,null,[],{"path":null},{"path":"p","added":"x","status":{}}]}',
    "a rewrite of nothing": b'{"type":"rewrite"}',
    "a rewrite of itself": b'{"type":"rewrite","old":"a","new":"a"}',
    "times out of range": b'{"message":"m","timestamp":"9999-99-99T99:99:99Z","timestamp_seconds":1'
    + b"0" * 400
    + b"}",
    "very long": b'{"message":"' + b"x" * 3_000_000 + b'"}',
}


def a_line(number: int) -> bytes:
    """The journal's line of that commit."""
    return encode_commit(a_record(number), STAMP)


def read_numbers(path: Path, wanted: CommitQuery | None = None) -> set[int]:
    """The numbers of the commits of ours that are read."""
    return {BY_HASH.get(record.hash, -1) for record in Journal(path.parent).read(wanted).records} - {-1}


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY.keys())
def test_nasty_bytes_between_good_lines_hide_none(tmp_path: Path, nasty: bytes) -> None:
    """Read forwards, backwards, verified, or appended to: the lines around are all there."""
    journal = Journal(tmp_path)
    journal.path.write_bytes(a_line(0) + nasty + b"\n" + a_line(1) + nasty)
    assert read_numbers(journal.path) == read_numbers(journal.path, SINCE) == {0, 1}
    verify(journal.path)
    journal.append([a_record(2)])
    assert read_numbers(journal.path) == read_numbers(journal.path, SINCE) == {0, 1, 2}


def mutated(line: bytes, chance: random.Random) -> bytes:
    """The line after what disks, editors and other programs do to one; no LF is put into it."""
    content = bytearray(line)
    for _ in range(chance.choice([1, 1, 2, 10])):
        at = chance.randrange(len(content) + 1)
        kind = chance.randrange(6)
        if kind == 0 and at < len(content):
            content[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del content[at : at + chance.randrange(1, 200)]
        elif kind == 2:
            content[at:at] = chance.randbytes(chance.randrange(1, 9))
        elif kind == 3:
            content[at:at] = chance.choice([b'"', b"{", b"}", b"[", b",", b"\\", b"\0", b"null", b"1e9", b'":"'])
        elif kind == 4:
            content[at:at] = content[chance.randrange(len(content) + 1) :][:300]
        else:
            content[at : at + 20] = b"\0" * 20
    return bytes(content).replace(b"\n", b" ")


@pytest.mark.parametrize("count", [10_000, pytest.param(200_000, marks=pytest.mark.soak)])
def test_mutated_lines_never_fail_a_reader(tmp_path: Path, count: int) -> None:
    """Thousands of damaged lines, all kinds at once: nothing is raised, and each whole line among them is read."""
    chance = random.Random(1)
    lines = [a_line(number) for number in range(100)]
    path = tmp_path / "commits.jsonl"
    with path.open("wb") as stream:
        for index in range(count):
            if index % (count // 100) == 0:
                stream.write(lines[index // (count // 100)])
            stream.write(mutated(chance.choice(lines)[:-1], chance) + b"\n")
    found = verify(path)
    assert found.lines == count + 100
    # The damaged lines are copies of good ones, so that most of them are made good.
    assert found.lost + found.made_good > count / 2
    assert read_numbers(path) >= set(range(100))
    assert read_numbers(path, SINCE) >= set(range(100))
    with_index = recall_everything(tmp_path, path)
    assert with_index >= set(range(100))


def recall_everything(home: Path, path: Path) -> set[int]:
    """What is found through an index of the journal."""
    folder = home / "home"
    folder.mkdir()
    path.rename(folder / path.name)
    store = LocalStore(folder, index_policy=IndexPolicy(from_bytes=0))
    history = store.recall(SINCE)
    assert history == store.recall(SINCE, use_index=False)
    return {BY_HASH.get(record.hash, -1) for record in history.records}


@pytest.mark.parametrize(("count", "step"), [(2, 9), pytest.param(50, 1, marks=pytest.mark.soak)])
def test_cut_at_every_byte_all_lines_before_the_cut_are_read(tmp_path: Path, count: int, step: int) -> None:
    """Truncated anywhere, a journal keeps every whole line before the cut, and the next record joins them."""
    lines = [a_line(number) for number in range(count)]
    content = b"".join(lines)
    ends = [sum(map(len, lines[: index + 1])) for index in range(count)]
    journal = Journal(tmp_path, now=lambda: FIRST_SECONDS)
    for cut in range(len(content) + 1):
        journal.path.write_bytes(content[:cut])
        assert read_numbers(journal.path) == {number for number, end in enumerate(ends) if end <= cut}
        if cut % step and cut + 1 not in ends:
            continue
        Journal(tmp_path).append([a_record(100)])
        rescued = {number for number, end in enumerate(ends) if end - 1 <= cut}
        assert read_numbers(journal.path, SINCE) == rescued | {100}


class JournalMachine(RuleBasedStateMachine):
    """Any order of appending, crashing, cutting, damaging, reopening and indexing, against a plain set."""

    folder: Callable[[str], Path]

    def __init__(self) -> None:
        super().__init__()
        self.acknowledged: set[int] = set()
        self.possible: set[int] = set()

    @initialize()
    def open(self) -> None:
        """An empty home."""
        self.home = type(self).folder("machine")
        self.store = LocalStore(self.home, index_policy=IndexPolicy(0, 3_000))
        self.journal = Journal(self.home, now=lambda: FIRST_SECONDS)

    @rule(numbers=st.lists(st.integers(0, 99), max_size=6))
    def append(self, numbers: list[int]) -> None:
        """Some commits are recorded, and acknowledged."""
        done = self.journal.append(a_record(number) for number in numbers)
        assert done.written + done.already_there == len(numbers)
        self.acknowledged |= set(numbers)

    @rule(number=st.integers(0, 99), kept=st.floats(0, 1))
    def crash(self, number: int, kept: float) -> None:
        """A writer is killed in the middle of a write: some of its bytes are there, none acknowledged."""
        self.journal.append([])
        path = self.journal.path
        content = path.read_bytes() if path.exists() else b""
        seal = b"\n" if content and not content.endswith(b"\n") else b""
        line = seal + a_line(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content + line[: int(len(line) * kept)])
        self.possible.add(number)

    @rule(junk=st.binary(max_size=40))
    def damage(self, junk: bytes) -> None:
        """Something else writes a line of its own."""
        if self.journal.path.exists():
            with self.journal.path.open("ab") as stream:
                stream.write(b"\n" + junk + b"\n")

    @rule()
    def reopen(self) -> None:
        """Another process takes over."""
        self.journal = Journal(self.home, now=lambda: FIRST_SECONDS)

    @rule()
    def rebuild(self) -> None:
        """An index is made."""
        self.store.rebuild_index()

    @rule()
    def drop(self) -> None:
        """The index goes."""
        self.store.drop_index()

    @invariant()
    def everything_acknowledged_is_read_once(self) -> None:
        """Each acknowledged record is there once; there is nothing that was not written; the index agrees."""
        if not hasattr(self, "journal"):
            return
        alone = self.store.recall(SINCE, use_index=False)
        hashes = [record.hash for record in alone.records if record.hash in BY_HASH]
        numbers = {BY_HASH[commit_hash] for commit_hash in hashes}
        assert len(hashes) == len(numbers)
        assert self.acknowledged <= numbers <= self.acknowledged | self.possible
        assert self.store.recall(SINCE) == alone


def run_machine(tmp_path_factory: pytest.TempPathFactory, examples: int, steps: int) -> None:
    """Runs the machine that often; its rules and invariants hold the assertions."""
    from hypothesis.stateful import run_state_machine_as_test  # noqa: PLC0415

    JournalMachine.folder = staticmethod(tmp_path_factory.mktemp)
    run_state_machine_as_test(
        JournalMachine, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


def test_any_course_of_events_keeps_what_was_acknowledged(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Append, crash, damage, reopen, rebuild and drop in any order: nothing acknowledged is ever lost or doubled."""
    run_machine(tmp_path_factory, 40, 20)


@pytest.mark.soak
def test_any_longer_course_of_events_does_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same, longer and more often."""
    run_machine(tmp_path_factory, 1_000, 60)
