"""Of several lines of one commit, the one counts that `Gathering` believes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.brief_gathering import BriefGathering
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.scan import read_history
from craftnudge.adapters.store.local.snapshot import snapshot
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from pathlib import Path

RECORDED = "2023-11-24T12:00:00Z"


def test_an_undamaged_line_then_higher_facts_then_the_first_line(tmp_path: Path) -> None:
    """Also where the damaged line has the higher version."""
    damaged = encode_commit(a_record(1, facts=9), RECORDED).replace(b"the shop", b"the xhop")
    lines = [
        damaged,
        *(encode_commit(a_record(number, facts=facts), RECORDED) for number, facts in ((1, 2), (2, 1), (1, 3))),
    ]
    path = tmp_path / "commits.jsonl"
    path.write_bytes(b"".join(lines))
    gathering = BriefGathering()
    with snapshot(path) as journal:
        assert journal is not None
        gathering.search(journal)
    assert [(brief.id, brief.facts) for _, brief in gathering.best()] == [(a_record(1).id, 3), (a_record(2).id, 1)]
    assert gathering.ids == {record.id for record in read_history(path).records}
