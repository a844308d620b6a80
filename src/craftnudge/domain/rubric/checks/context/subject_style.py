"""The subject begins and ends as subjects do in this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = (
    Feature(1.1, ("gitmoji", "emoji", "key_first", "number_first"), "begin with a word"),
    Feature(0.55, ("capital", "small"), "begin with neither a capital nor a small letter"),
    Feature(0.75, ("period",), "end the subject without a full stop"),
    Feature(0.35, ("ends_ed", "ends_s", "ends_ing"), "name the action itself (add, fix)"),
)
LEAST = -2.45
FULL = 0.45


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST, FULL)


CHECK = Check(
    id="CN403",
    name="opening",
    title="Opens and ends as here",
    topic="opening",
    points=1.4,
    why="A log reads as one text when its lines begin and end alike.",
    advice="Take the case, the first sign and the end from the last commits here.",
    good="fix the cache key, where others begin small.",
    bad="Fixed the cache key., where others begin small and have no full stop.",
    grounds="Compared with the last 50 human commits by evidence for and against (docs/explanation/validity.md"
    " tells how well that tells a project's own commits from those of others).",
    limits="A project that changes its habits loses points until 50 commits show the new ones. On git's own history "
    "it fires on fewer than 1 % of human commits, on Flask's on 2 %.",
    evaluate=_evaluate,
)
