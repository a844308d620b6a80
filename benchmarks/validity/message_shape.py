"""How many messages of each shape people rated good: the figures that the checks of form stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.validity.labelled import rows
from benchmarks.validity.measures import auc, figure
from craftnudge.domain.commits.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.validity.measures import Figure

_SHAPES: tuple[tuple[str, Callable[[Message], bool]], ...] = (
    ("subject up to 10 characters", lambda message: len(message.subject) <= 10),
    ("subject of 11 to 20 characters", lambda message: 10 < len(message.subject) <= 20),
    ("subject of 21 to 50 characters", lambda message: 20 < len(message.subject) <= 50),
    ("subject of 51 to 72 characters", lambda message: 50 < len(message.subject) <= 72),
    ("subject of more than 72 characters", lambda message: len(message.subject) > 72),
    ("one or two words in all", lambda message: len(message.text.split()) <= 2),
    ("30 to 60 words in all", lambda message: 30 <= len(message.text.split()) <= 60),
    ("more than 60 words in all", lambda message: len(message.text.split()) > 60),
    ("with a body", lambda message: bool(message.body)),
    ("without a body", lambda message: not message.body),
)


def figures(folder: Path) -> list[Figure]:
    """The share rated good by shape, and how well the subject's length separates good messages from others."""
    labelled = [row for row in rows(folder, "message_quality") if not row["non_atomic"]]
    found = []
    for name, fits in _SHAPES:
        good = [_good(row) for row in labelled if fits(Message(row["message"]))]
        found.append(figure(f"message: {name}", "rated good", _share, good, good))
    lengths = [float(len(Message(row["message"]).subject)) for row in labelled]
    good = [_good(row) for row in labelled]
    missing = [float(not row["why"]) for row in labelled], [float(not row["what"]) for row in labelled]
    return [
        *found,
        figure("message: length of the subject", "AUC", auc, lengths, good),
        figure("message: subject up to 50 characters", "AUC", auc, [float(value <= 50) for value in lengths], good),
        figure("message: no why", "share", _share, missing[0], missing[0]),
        figure("message: no what", "share", _share, missing[1], missing[1]),
    ]


def _good(row: dict[str, Any]) -> float:
    return float(row["why"] and row["what"])


def _share(values: Sequence[float], _: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")
