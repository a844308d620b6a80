"""A survey can be opened of any journal, or of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.open_survey import open_survey

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_journal_there_are_no_commits_and_no_file_is_made(tmp_path: Path) -> None:
    """Asking is reading."""
    with open_survey(tmp_path / "none" / "commits.jsonl", policy=IndexPolicy(from_bytes=0)) as survey:
        assert (survey.count(), survey.commits(), survey.remembers(1_000), survey.among({"a"})) == (0, [], False, set())
        survey.leave_out({"a"})
        survey.remember({1: b"score"})
    assert list(tmp_path.iterdir()) == []
