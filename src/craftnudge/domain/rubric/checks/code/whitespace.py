"""Whitespace is clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import WITHOUT_TESTS, evaluate_findings

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FINDINGS = (
    "line_ends_flipped",
    "mixed_indentation",
    "tab_indentation",
    "space_indentation",
    "trailing_blank",
    "no_final_newline",
)


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_findings(facts, FINDINGS, files=WITHOUT_TESTS, share_per_finding=0.6)


CHECK = Check(
    id="CN312",
    name="whitespace",
    pass_name="Clean whitespace",
    fail_name="Whitespace problems",
    topic="whitespace",
    points=0.25,
    why="Invisible whitespace causes noise in later diffs and merges.",
    advice="Let your editor strip whitespace, and run `git diff --check` before committing.",
    good="a line that ends with its text",
    bad="a line that ends in four spaces",
    grounds="git's own rules blank-at-eol and space-before-tab (git-config, core.whitespace), and line endings; the "
    "attribute whitespace in .gitattributes chooses others, or none.",
    limits="A clone's own core.whitespace setting isn't read. Prose, data and tests are skipped, since "
    "whitespace may be significant there.",
    evaluate=_evaluate,
)
