"""New code comes with a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, passed, scaled
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

LEAST_CODE_LINES = 10
SCALE = LogScale((LEAST_CODE_LINES, 0.9), (100, 0.4), (400, 0.1), (1_600, 0.0))
MET_FROM = 1.0
_FEW_LINES = not_applicable(f"Code grows by fewer than {LEAST_CODE_LINES} lines.")


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return not_applicable("The changed files are not known.")
    code = facts.record.code
    lines = load.code_growth if code is None else min(load.code_growth, code.count("source_added"))
    if lines < LEAST_CODE_LINES:
        return _FEW_LINES
    if load.test_files or (code is not None and code.count("inline_tests")):
        return passed("The test travels with the code.", Evidence(f"{counted(load.test_files, 'test file')} changed"))
    evidence = Evidence(f"{lines} lines more of code, no test", figure=lines, limit=LEAST_CODE_LINES)
    return scaled(SCALE.share(lines), MET_FROM, f"Code grows by {lines:,} lines without a test.", evidence)


CHECK = Check(
    id="CN305",
    name="tests-beside-code",
    title="New code comes with its test",
    topic="tests",
    points=0.5,
    why="A test in the same commit shows what the code is meant to do, and keeps it doing so. It is a good practice and"
    " no proof: tested commits were found no less faulty than others of their size.",
    advice="Add the test that fails without this change.",
    good="src/parser.py and tests/test_parser.py",
    bad="300 lines of src/parser.py alone",
    grounds="Judged as practice. Of equally large commits, those with tests had no fewer later defects: developers test"
    " what they know to be risky (docs/explanation/validity.md).",
    limits="Only files with the names and folders of tests are known as tests; tests inside a source file are "
    "seen only where the change shows their marks. It fires on projects that keep their tests elsewhere. "
    "It gave under half its points to 0 to 4 % of the commits of nine well-kept projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
    highlight=True,
)
