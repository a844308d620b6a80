"""The scores of commits as CSV."""

from __future__ import annotations

import csv
import io

from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.presentation.formats.csv_cells import csv_text
from craftnudge.presentation.formats.score_csv import COLUMNS, score_rows
from tests.adapters.store.local.records import a_record


def test_a_row_has_the_scores_of_its_card() -> None:
    """A skipped commit has empty cells; a subject that could be a formula is marked as text."""
    records = [a_record(message="=1+1"), a_record(message="Merge branch 'x'", parents=("a" * 40, "b" * 40))]
    commits = [ScoredCommit(record, score_commit(record)) for record in records]
    rows = list(csv.DictReader(io.StringIO("".join(score_rows(commits)), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["subject"] == csv_text("=1+1") == "'=1+1"
    assert rows[0]["score"] == f"{commits[0].card.score:.1f}"
    assert {rows[1][name] for name in ("score", "level", "message", "changes")} == {""}
