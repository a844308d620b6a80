"""One commit is found by its bytes, on any line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.find_record import find_record
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.snapshot import snapshot
from tests.adapters.store.local.records import a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.commits.record import CommitRecord

STAMP = "2023-11-23T12:00:00Z"


def found(path: Path, name: str) -> CommitRecord | None:
    """What the journal at the path has under that id or hash."""
    with snapshot(path) as journal:
        assert journal is not None
        return find_record(journal, name)


def test_a_sound_line_goes_before_a_damaged_one(tmp_path: Path) -> None:
    """Then the higher facts, then the first: as reading all of the journal has it."""
    path = tmp_path / "commits.jsonl"
    low, high = (encode_commit(a_record(1, facts=facts), STAMP) for facts in (1, 2))
    damaged = encode_commit(a_record(1, facts=9), STAMP).replace(b"Add part", b"add part")
    path.write_bytes(damaged + low + high + b"{torn\n")
    record = found(path, hash_of(1))
    assert record is not None
    assert (record.facts, record.message[:3]) == (2, "Add")
    path.write_bytes(damaged)
    record = found(path, a_record(1).id)
    assert record is not None
    assert record.facts == 9


def test_a_line_without_id_or_hash_is_found_by_what_is_computed_of_it(tmp_path: Path) -> None:
    """Of another program, that knew only a message or a hash."""
    path = tmp_path / "commits.jsonl"
    path.write_bytes(
        encode_commit(a_record(1), STAMP) + b'{"message": "By hand"}\n{"hash": "%s"}\n' % hash_of(7).encode()
    )
    by_hash = found(path, hash_of(7))
    assert by_hash is not None
    assert found(path, by_hash.id) == by_hash
    assert found(path, "no-such-id") is None
