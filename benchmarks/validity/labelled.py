"""Labelled rows as records: what is known of a commit that is only a row of a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.record import CommitRecord, FileChange, Repository, Totals
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.domain.rubric.check import CategoryName


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of `name`.jsonl."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def record_of(row: dict[str, Any], *, with_message: bool = True) -> CommitRecord:
    """The row as a commit with files and totals; past and code are not known."""
    files = tuple(
        FileChange(path, "M", added, deleted, binary=added is None) for path, added, deleted in row.get("files", ())
    )
    totals = Totals(
        row.get("n_files", len(files)),
        row.get("added", sum(change.added or 0 for change in files)),
        row.get("deleted", sum(change.deleted or 0 for change in files)),
        row.get("hunks"),
    )
    name = row.get("project", "labelled")
    return CommitRecord(
        id=row.get("sha", row.get("id", "")),
        hash=row.get("sha", "0" * 40),
        parents=("0" * 40,),
        repository=Repository(name, name, "", None),
        author=None,
        committer=None,
        authored=None,
        committed=None,
        message=row["message"] if with_message else "",
        files=files,
        totals=totals,
        past=None,
        code=None,
        files_truncated=len(files) < totals.files,
    )


def category_score(record: CommitRecord, category: CategoryName) -> float | None:
    """The category's score, None if it was not scored."""
    card = score_commit(record)
    return None if card.generated else card.category(category).score
