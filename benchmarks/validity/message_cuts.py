"""Why and what as missing, where the cut too is chosen without the tested project.

The cuts of `domain/rubric/text/evidence.py` were chosen on the rows that `benchmarks/validity/message.py` judges. Here
each project is judged with the cut that is best on the others, where each is judged by weights fitted on the rest of
those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from benchmarks.validity.labelled import record_of
from benchmarks.validity.measures import figure
from benchmarks.validity.message import f1, fitted, labelled_messages
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.text.evidence import MessageEvidence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.validity.measures import Figure

Part = Literal["why", "what"]
Row = dict[str, Any]

# Tried from 0.30 to 0.92.
_CUTS = tuple(hundredths / 100 for hundredths in range(30, 93))


def figures(folder: Path) -> list[Figure]:
    """One row each for why and for what."""
    labelled = labelled_messages(folder)
    return [
        figure(f"message, the cut left out too: {part} is missing", "F1", f1, *_missing(labelled, part))
        for part in ("why", "what")
    ]


def _missing(labelled: Sequence[Row], part: Part) -> tuple[list[float], list[float]]:
    verdicts: list[float] = []
    labels: list[float] = []
    for own, others in _each_project(labelled):
        inner = [_chances(one, rest, part) for one, rest in _each_project(others)]
        chances = [chance for found in inner for chance in found]
        sorted_others = [row for one, _ in _each_project(others) for row in one]
        cut = max(_CUTS, key=lambda cut: f1(_below(chances, cut), _unsaid(sorted_others, part)))
        verdicts += _below(_chances(own, others, part), cut)
        labels += _unsaid(own, part)
    return verdicts, labels


def _each_project(labelled: Sequence[Row]) -> list[tuple[list[Row], list[Row]]]:
    """The rows of each project, and all others."""
    return [
        ([row for row in labelled if row["project"] == project], [row for row in labelled if row["project"] != project])
        for project in sorted({row["project"] for row in labelled})
    ]


def _chances(judged: Sequence[Row], learned_from: Sequence[Row], part: Part) -> list[float]:
    """The chance of each scored row; 1 if the kind of change explains itself and no reason is looked for."""
    weights = fitted(learned_from)
    found = []
    for row in judged:
        facts = Facts(record_of(row))
        evidence = MessageEvidence(facts.wording, facts.evidence.signs, facts.evidence.features, weights)
        needless = part == "why" and facts.exemption is not None and facts.exemption.sure
        found.append(1.0 if needless else evidence.why if part == "why" else evidence.what)
    return found


def _below(chances: Sequence[float], cut: float) -> list[float]:
    return [float(chance < cut) for chance in chances]


def _unsaid(labelled: Sequence[Row], part: Part) -> list[float]:
    return [float(not row[part]) for row in labelled]
