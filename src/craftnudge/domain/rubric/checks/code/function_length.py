"""New functions fit on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, passed, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SCREEN_LINES = 40
SCALE = LogScale((25, 1.0), (SCREEN_LINES, 0.8), (80, 0.45), (160, 0.15), (400, 0.0))
PASS_FROM = 0.8
_NOT_MEASURED = not_applicable("not_measured")
_NO_FUNCTION = not_applicable("no_new_function")


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    count = code.count("functions_added")
    if not count:
        return _NO_FUNCTION
    longest = next((function for function in code.functions if kind_of(function.path) == "code"), None)
    if longest is None:
        return passed("short_functions", Evidence("new_functions", figure=count))
    share = SCALE.share(longest.lines)
    evidence = Evidence(
        "function_lines",
        quote=longest.name or None,
        path=longest.path,
        line=longest.line,
        figure=longest.lines,
        limit=SCREEN_LINES,
    )
    return scaled(share, PASS_FROM, "fits" if share >= PASS_FROM else "long", evidence)


CHECK = Check(
    id="CN304",
    name="function-length",
    pass_name="Short functions",
    fail_name="Long function",
    topic="function-length",
    points=0.75,
    why="You can read a function that fits on a screen without scrolling.",
    advice="Extract part of the function into a new one.",
    good="three functions of 12 to 25 lines",
    bad="one function of 180 lines",
    grounds="Forty lines are about a screen. Blank lines and comments don't count (docs/explanation/code-facts.md).",
    limits="The end of a function is detected from its indentation, so it is missed in unindented code.",
    evaluate=_evaluate,
)
