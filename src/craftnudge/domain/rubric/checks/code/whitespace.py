"""No damage is done to whitespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import BUT_TESTS, evaluate_places

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

WORDS = {
    "trailing_blank": ("a line that ends in blanks", "lines that end in blanks"),
    "mixed_indentation": ("a line indented with blanks before tabs", "lines indented with blanks before tabs"),
    "no_final_newline": ("a file without a last line end", "files without a last line end"),
    "line_ends_flipped": ("a file whose line ends changed their kind", "files whose line ends changed their kind"),
}


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_places(facts, WORDS, "Whitespace is in order.", each=0.6, kinds=BUT_TESTS)


CHECK = Check(
    id="CN312",
    name="whitespace",
    title="No blanks at line ends, no flipped line ends",
    topic="whitespace",
    points=0.5,
    why="Blanks that nobody sees make differences that everybody sees, in every later diff and merge.",
    advice="Let the editor strip them, and let git diff --check look before each commit.",
    good="a line that ends where its text ends",
    bad="a line that ends in four blanks",
    grounds="git's own rules blank-at-eol and space-before-tab (git-config, core.whitespace), and line ends.",
    limits="Prose, data and test files are left out, for there blanks may carry meaning. It gave under half its "
    "points to 0 to 2 % of the commits of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
