"""Rewrites are followed to their ends, and anything between good lines is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.scan import followed, read_history
from craftnudge.adapters.store.values import CommitHistory, CommitQuery, UnreadableLine
from craftnudge.domain.commits.record import Rewrite
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ("", {}),
        ("ab", {"a": "b"}),
        ("ab bc cd", {"a": "d", "b": "d", "c": "d"}),
        ("bc ab", {"a": "c", "b": "c"}),
        ("ab ba", {"b": "a"}),
        ("ab bc ca", {"b": "a", "c": "a"}),
        ("aa", {}),
        ("ab ac", {"a": "c"}),
    ],
)
def test_rewrites_lead_to_the_last_of_their_chain(steps: str, ends: dict[str, str]) -> None:
    """In any order; where a chain comes back to itself the last step counts."""
    rewrites = [Rewrite(step[0], step[1], "amend", "key") for step in steps.split()]
    assert followed(rewrites) == ends


def test_damaged_lines_are_counted_by_number(tmp_path: Path) -> None:
    """Read forwards or backwards, and none of them hides a good line; no journal is an empty history."""
    path = tmp_path / "commits.jsonl"
    assert read_history(path) == CommitHistory()
    lines = [encode_commit(a_record(number), "2023-11-23T12:00:00Z") for number in range(3)]
    path.write_bytes(lines[0] + b"{torn\n" + lines[1] + b"\n" + b"[]\n" + lines[2])
    for query in (None, CommitQuery(since_seconds=0)):
        history = read_history(path, query)
        assert [record.hash for record in history.records] == [a_record(number).hash for number in range(3)]
        assert [bad.line for bad in history.unreadable] == [2, 5]
        assert history.unreadable[1] == UnreadableLine(5, "line.not-object")
