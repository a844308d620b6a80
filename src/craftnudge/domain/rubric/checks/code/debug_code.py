"""Nothing that was only for the author is left in the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import evaluate_places

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

WORDS = {
    "breakpoint": ("a breakpoint", "breakpoints"),
    "debug_output": ("an output that was for you alone", "outputs that were for you alone"),
    "focused_test": ("a test that keeps the others from running", "tests that keep the others from running"),
    "disabled_test": ("a test switched off without a reason", "tests switched off without a reason"),
}
# These stop a program or keep tests from running, for everyone; the others are in the way.
_HARMFUL = ("breakpoint", "focused_test")


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    harmful = code is not None and code.count(*_HARMFUL) > 0
    return evaluate_places(
        facts, WORDS, "Nothing of the search for a fault is left behind.", each=0.0 if harmful else 0.3
    )


CHECK = Check(
    id="CN307",
    name="leftovers",
    title="No breakpoints, debug output or switched-off tests",
    topic="leftovers",
    points=1,
    why="What helped you alone while you looked for a fault stops a server, fills a log or hides a failing "
    "test for everyone else.",
    advice="Look through git diff --staged once before each commit, and take it out.",
    good='logger.debug("retry %d of %d", attempt, limit)',
    bad='print("here", response)',
    grounds="Known by the forms that each language has for it (docs/explanation/code-facts.md).",
    limits="Output counts only where it looks like a search for a fault: bare names, or a word such as here or DEBUG. A"
    " program whose job is to print, by its path, is not asked. It gave under half its points to under half a per cent"
    " of the commits of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
    urgent=True,
    weight_factor=20.0,
)
