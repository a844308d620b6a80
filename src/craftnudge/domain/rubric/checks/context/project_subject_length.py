"""The subject is about as long as subjects are in this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.message_traits import COLUMN_BANDS, WORD_BANDS
from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = (
    Feature(0.2, tuple(f"columns_{limit}" for limit in (*COLUMN_BANDS, "more")), "have no subject"),
    Feature(0.25, tuple(f"words_{limit}" for limit in (*WORD_BANDS, "more")), "have no words"),
)
LEAST = -0.6
FULL = 0.2


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST, FULL)


CHECK = Check(
    id="CN404",
    name="subject-width",
    title="As long as usual here",
    topic="usual-length",
    points=0.4,
    why="How much a subject says is part of a project's manner.",
    advice="Say about as much as the last subjects here do.",
    good="Six words, as most here.",
    bad="fix, where others say it in six words.",
    grounds="Compared with the last 50 human commits by evidence for and against (docs/explanation/validity.md"
    " tells how well that tells a project's own commits from those of others).",
    limits="A project that changes its habits loses points until 50 commits show the new ones. On git's own history "
    "it fires on 7 % of human commits, on Flask's on 9 %.",
    evaluate=_evaluate,
)
