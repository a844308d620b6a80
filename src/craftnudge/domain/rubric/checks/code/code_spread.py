"""Few files of existing code are changed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, said, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SCALE = LogScale((0, 1.0), (1, 0.83), (3, 0.67), (8, 0.45), (20, 0.2), (64, 0.0))
COMFORTABLE_FILES = 3
MET_FROM = 0.66


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return not_applicable("The changed files are not known.")
    files = load.touched_files
    share = SCALE.share(files)
    return scaled(share, MET_FROM, lambda: _counted(files, share))


def _counted(files: int, share: float) -> Words:
    evidence = Evidence(
        f"code files, tests aside, whose existing lines change: {files}", figure=files, limit=COMFORTABLE_FILES
    )
    if not files:
        return said("No existing line of code is changed.", evidence)
    counted = "one file" if files == 1 else f"{files} files"
    if share >= MET_FROM:
        return said(f"Existing code changes in {counted} only.", evidence)
    return said(f"Existing code changes in {counted} at once.", evidence)


CHECK = Check(
    id="CN302",
    name="code-spread",
    title="Existing code changes in few files",
    topic="spread",
    points=3,
    why="Each file whose existing lines change has its own readers, its own callers and its own way to break.",
    advice="Let a change of an interface and the change of its callers be two commits where the first can stand alone.",
    good="the parser and the one caller that needed the new result",
    bad="34 modules touched, each in a line or two",
    grounds="Added to size, the number of code files whose existing lines change raises the area under the curve"
    " against later defects by about 0.01 on projects that it was not chosen on (docs/explanation/validity.md).",
    limits="A rename of something used everywhere touches many files and is harmless; say in the message that it "
    "is. It gave under half its points to 0 to 6 % of the commits of nine well-kept projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
