"""Existing code changes in few files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SCALE = LogScale((0, 1.0), (1, 0.83), (3, 0.67), (8, 0.45), (20, 0.2), (64, 0.0))
COMFORTABLE_FILES = 3
PASS_FROM = 0.66
_NO_FILES = not_applicable("no_files")


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return _NO_FILES
    files = load.touched_files
    kind = "files" if files else "no_existing_code"
    return scaled(SCALE.share(files), PASS_FROM, kind, Evidence("code_files", figure=files, limit=COMFORTABLE_FILES))


CHECK = Check(
    id="CN302",
    name="code-spread",
    pass_name="Few code files changed",
    fail_name="Many code files changed",
    topic="spread",
    points=2.25,
    why="Each changed file has its own callers and can break in its own way.",
    advice="Change the interface in one commit and its callers in the next.",
    good="the parser and the one caller that needed the new result",
    bad="34 modules changed, each in a line or two",
    grounds="Beyond size, the number of code files whose existing lines change raises the AUC against later defects by "
    "about 0.01 on projects that had no part in choosing it (docs/explanation/validity.md).",
    limits="A rename of something that is used everywhere changes many files and is harmless. Say in the message"
    " that it is a rename.",
    evaluate=_evaluate,
)
