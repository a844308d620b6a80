"""A brief says what the decoded line says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.store.local.line_brief import author_and_repository, brief_of, brief_of_record
from craftnudge.adapters.store.local.line_codec import (
    UnreadableLineError,
    decode_line,
    encode_commit,
    encode_rewrite,
    is_sound,
)
from craftnudge.domain.commits.record import CommitRecord, Rewrite
from tests.adapters.store.local.records import a_record, hash_of
from tests.adapters.store.local.strategies import records

RECORDED = "2023-11-24T12:00:00Z"


def as_decoded(raw: bytes) -> object:
    """What `brief_of` has to give, or the reason why the line cannot be read."""
    try:
        decoded = decode_line(raw)
    except UnreadableLineError as error:
        return str(error)
    return brief_of_record(decoded, sound=is_sound(raw)) if isinstance(decoded, CommitRecord) else decoded


def as_read(raw: bytes) -> object:
    """The same by `brief_of`."""
    try:
        return brief_of(raw)
    except UnreadableLineError as error:
        return str(error)


@given(records())
def test_any_line_of_ours(record: CommitRecord) -> None:
    """Whatever a commit holds, its brief is that of the record."""
    raw = encode_commit(record, RECORDED)[:-1]
    assert as_read(raw) == as_decoded(raw)


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=3))
def test_a_damaged_line(place: int, damage: bytes) -> None:
    """Wherever bytes of a line were overwritten."""
    raw = bytearray(encode_commit(a_record(), RECORDED)[:-1])
    place %= len(raw)
    raw[place : place + len(damage)] = damage
    assert as_read(bytes(raw)) == as_decoded(bytes(raw))


@pytest.mark.parametrize("change", [(b'"author":{', b'"author": {'), (b',"h":"', b',"hh":"'), (b'"v":1,', b"")])
def test_a_line_of_another_program(change: tuple[bytes, bytes]) -> None:
    """One that is written otherwise is decoded."""
    raw = encode_commit(a_record(), RECORDED)[:-1].replace(*change)
    assert as_read(raw) == as_decoded(raw)


def test_a_rewrite_is_given_as_it_is() -> None:
    """It has no brief."""
    rewrite = Rewrite(hash_of(1), hash_of(2), "amend", "shop", RECORDED)
    assert brief_of(encode_rewrite(rewrite, RECORDED)[:-1]) == rewrite


@given(records())
def test_author_and_repository_come_back(record: CommitRecord) -> None:
    """As they were written."""
    brief = brief_of_record(record, sound=True)
    assert author_and_repository(brief.who) == (record.author, record.repository)
