"""A line that leaves as a score says when and by whom, and no word of the commit."""

from __future__ import annotations

import json

from craftnudge.adapters.store.local.line_codec import decode_line
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.domain.habits.compact_commit import CompactCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.sharing.shared_lines import shared_line
from tests.adapters.store.local.records import a_record

# Whatever else a line gets one day does not leave unnoticed.
KEYS = {"v", "type", "id", "facts", "recorded_at", "timestamp", "author", "repository", "hash", "h", "score"}
KEYS |= {"utc_offset_minutes", "committed_at", "committer_utc_offset_minutes"}


def test_a_score_leaves_with_these_members_and_no_other() -> None:
    """All others are empty; the packed results are those of the card."""
    record = a_record(1, message="A secret subject\n\nand its reason\n")
    line = json.loads(shared_line(record, "scores") or b"{}")
    assert {key for key, value in line.items() if value not in (None, "", [])} == KEYS
    assert line["repository"] == {"name": "shop", "key": record.repository.key, "path": "", "branch": None}
    sent = decode_line(json.dumps(line).encode())
    assert isinstance(sent, CommitRecord)
    assert sent.shared_score is not None
    assert CompactCommit(sent.shared_score.packed).score_tenths == score_commit(record).score_tenths
    assert score_commit(sent).generated == "withheld"


def test_a_whole_line_leaves_without_the_folder() -> None:
    """All else of the record is there."""
    record = a_record(1)
    sent = decode_line(shared_line(record, "whole") or b"")
    assert isinstance(sent, CommitRecord)
    assert (sent.message, sent.files, sent.facts) == (record.message, record.files, record.facts)
    assert sent.repository.path == ""
