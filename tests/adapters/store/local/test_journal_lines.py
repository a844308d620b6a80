"""What is cut out of a line is what decoding it gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.store.local.journal_lines import JournalLines, own_values
from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, encode_commit, sealed_line
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.errors import JournalError
from tests.adapters.store.local.records import a_record
from tests.adapters.store.local.strategies import records

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RECORDED = "2023-11-24T12:00:00Z"


def parts_of(folder: Path, raw: bytes) -> object:
    """Message and files by their own ways, or the code of the error."""
    path = folder / "lines"
    path.write_bytes(raw.replace(b"\n", b" ") + b"\n")
    with snapshot(path) as journal:
        assert journal is not None
        lines = JournalLines(journal)
        try:
            return lines.message(0), lines.files(0)
        except JournalError as error:
            return error.code


def as_decoded(raw: bytes) -> object:
    """The same by decoding the line."""
    try:
        record = decode_line(raw.replace(b"\n", b" "))
    except UnreadableLineError:
        return "journal.unreadable"
    return (record.message, record.files) if isinstance(record, CommitRecord) else "journal.unreadable"


@given(records(), st.none() | st.tuples(st.integers(0, 2_000), st.binary(min_size=1, max_size=3)))
def test_parts_are_those_of_the_record(
    tmp_path_factory: pytest.TempPathFactory, record: CommitRecord, damage: tuple[int, bytes] | None
) -> None:
    """Whatever a commit holds, and wherever its line was damaged."""
    raw = bytearray(encode_commit(record, RECORDED)[:-1])
    if damage is not None:
        place = damage[0] % len(raw)
        raw[place : place + len(damage[1])] = damage[1]
    assert parts_of(tmp_path_factory.getbasetemp(), bytes(raw)) == as_decoded(bytes(raw))


def test_a_text_that_looks_like_a_key_is_a_text() -> None:
    """A message about the journal's own format."""
    record = a_record(message='Explain the format\n\n,"files":[1],"message":"x"')
    raw = encode_commit(record, RECORDED)[:-1]
    assert own_values(raw, b"message") == [record.message]
    assert own_values(raw, b"files") == [json.loads(raw)["files"]]


def test_a_line_in_another_order_is_decoded() -> None:
    """Only of a line that begins as ours do is the place of a key known."""
    line = json.loads(encode_commit(a_record(), RECORDED))
    past = line.pop("past")
    assert own_values(sealed_line({"past": past, **line}), b"files") is None
