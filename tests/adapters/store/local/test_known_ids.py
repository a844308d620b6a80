"""Which ids a journal has: the same by searching, by reading on, and after the file was replaced."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.known_ids import KnownIds, last_recorded_at, valid_key
from craftnudge.adapters.store.local.line_codec import encode_commit
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STAMP = "2023-11-23T12:00:00Z"


def look_up(ids: KnownIds, path: Path, numbers: Sequence[int]) -> set[bytes]:
    """The keys of those commits that the file at the path has."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return set(ids.look_up(descriptor, [a_record(number).id.encode() for number in numbers]))
    finally:
        os.close(descriptor)


def keys(numbers: Sequence[int]) -> set[bytes]:
    """The keys of those commits."""
    return {a_record(number).id.encode() for number in numbers}


def test_few_and_many_ids_are_looked_up_alike(tmp_path: Path) -> None:
    """By searching for up to four, by reading all for more; again and again with one object, as the file grows."""
    path = tmp_path / "commits.jsonl"
    ids = KnownIds(tmp_path / "no-index", 0)
    path.touch()
    for number in range(12):
        assert look_up(ids, path, range(number, 12)) == set()
        path.write_bytes(path.read_bytes() + encode_commit(a_record(number), STAMP))
        assert look_up(ids, path, [number, 99]) == keys([number])
        assert look_up(ids, path, range(20)) == keys(range(number + 1))
    path.unlink()
    path.write_bytes(encode_commit(a_record(3), STAMP))
    assert look_up(ids, path, range(20)) == keys([3])


def test_a_line_that_is_not_as_it_was_written_has_no_key() -> None:
    """Its commit is written once more; one without its hash, by another program, has one."""
    line = encode_commit(a_record(1), STAMP)[:-1]
    assert valid_key(line) == (a_record(1).id.encode(), a_record(1).facts)
    assert valid_key(line.replace(b"Add part", b"add part")) is None
    assert valid_key(line[:-40]) is None
    assert valid_key(b'{"id":"x","message":"By hand"}') == (b"x", 0)
    assert valid_key(b'{"type":"weather"}') is None


def test_the_last_recording_is_read_from_the_end(tmp_path: Path) -> None:
    """Of a line that says so; of a torn one, and of no line, nothing."""
    path = tmp_path / "commits.jsonl"
    for content, expected in (
        (b"", ""),
        (encode_commit(a_record(1), STAMP), STAMP),
        (encode_commit(a_record(1, message="x" * 50_000), STAMP), STAMP),
        (encode_commit(a_record(1), STAMP) + b"{torn", ""),
    ):
        path.write_bytes(content)
        descriptor = os.open(path, os.O_RDONLY)
        assert last_recorded_at(descriptor) == expected
        os.close(descriptor)
