"""New functions fit on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, passed, said, scaled
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.commits.code_facts import FunctionFact
    from craftnudge.domain.rubric.facts import Facts

SCREEN_LINES = 40
SCALE = LogScale((25, 1.0), (SCREEN_LINES, 0.8), (80, 0.45), (160, 0.15), (400, 0.0))
MET_FROM = 0.8
_NOT_MEASURED = not_applicable("The changed lines were not measured.")
_NO_FUNCTION = not_applicable("No function is added.")


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    if not code.count("functions_added"):
        return _NO_FUNCTION
    functions = [one for one in code.functions if kind_of(one.path) == "code"]
    if not functions:
        return passed(
            "The new functions are short.", Evidence(counted(code.count("functions_added"), "function") + " added")
        )
    longest = functions[0]
    share = SCALE.share(longest.lines)
    return scaled(share, MET_FROM, lambda: _measured(longest, share))


def _measured(longest: FunctionFact, share: float) -> Words:
    name = longest.name or "A function"
    evidence = Evidence(
        f"{longest.lines} lines of code", path=longest.path, line=longest.line, figure=longest.lines, limit=SCREEN_LINES
    )
    if share >= MET_FROM:
        return said("Each new function fits on a screen.", evidence)
    return said(
        f"{name} has {longest.lines} lines of code.",
        evidence,
        advice=f"Give a part of {name} that has a name of its own a function of its own.",
    )


CHECK = Check(
    id="CN304",
    name="function-length",
    title="New functions fit on a screen",
    topic="function-length",
    points=1.5,
    why="A function that fits on a screen can be read without scrolling back to see what a name means.",
    advice="Give a part that has a name of its own a function of its own.",
    good="three functions of 12 to 25 lines",
    bad="one function of 180 lines",
    grounds="Forty lines are about a screen. Lines are counted without blank ones and comments"
    " (docs/explanation/code-facts.md).",
    limits="A function's end is found by its indentation; in code that is not indented it is not found. It gave "
    "under half its points to under half a per cent of the commits of nine well-kept projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
