"""The changes category against commits labelled as mixed or single.

`atomicity_jruby`: fixes labelled by hand (Herzig and Zeller 2013), scored from the change alone, the message blank;
`message_quality`: commits that raters set aside as not atomic (Tian and others 2022), message and change;
`tangled_synthetic`: commits put together from several (Koh and others 2026), the change alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.validity.labelled import category_score, record_of, rows
from benchmarks.validity.measures import auc, figure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.validity.measures import Figure


@dataclass(frozen=True)
class LabelledSet:
    """One file of rows, what marks a mixed commit, and whether the message may be read."""

    name: str
    what: str
    mixed: Callable[[dict[str, Any]], bool]
    with_message: bool


_SETS = (
    LabelledSet("atomicity_jruby", "mixed or single fix", lambda row: bool(row["tangled"]), with_message=False),
    LabelledSet("atomicity_jruby", "mixed or single fix", lambda row: bool(row["tangled"]), with_message=True),
    LabelledSet("message_quality", "not atomic", lambda row: bool(row["non_atomic"]), with_message=True),
    LabelledSet("tangled_synthetic", "several concerns", lambda row: row["concern_count"] > 1, with_message=False),
)


def figures(folder: Path) -> list[Figure]:
    """A figure for each set: how often a mixed commit scores lower than a single one."""
    return [_figure(folder, labelled) for labelled in _SETS]


def _figure(folder: Path, labelled: LabelledSet) -> Figure:
    judged = [
        (row, score)
        for row in rows(folder, labelled.name)
        if (score := category_score(record_of(row, with_message=labelled.with_message), "changes")) is not None
    ]
    others = {
        "files": [float(row.get("n_files", len(row["files"]))) for row, _ in judged],
        "words": [float(len(row["message"].split())) for row, _ in judged],
    }
    if all(row.get("hunks") is not None for row, _ in judged):
        others["hunks"] = [float(row["hunks"]) for row, _ in judged]
    return figure(
        f"changes: {labelled.what}, {'message and change' if labelled.with_message else 'the change alone'}",
        "AUC",
        auc,
        [-score for _, score in judged],
        [float(labelled.mixed(row)) for row, _ in judged],
        **others,
    )
