"""New code comes with its test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, passed, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

LEAST_CODE_LINES = 10
SCALE = LogScale((LEAST_CODE_LINES, 0.7), (30, 0.45), (100, 0.2), (400, 0.0))
_NO_FILES = not_applicable("no_files")
_LITTLE_NEW_CODE = not_applicable("little_new_code", Evidence("code_growth", limit=LEAST_CODE_LINES))
_INLINE_TESTS = passed("inline_tests")


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return _NO_FILES
    code = facts.record.code
    lines = load.code_growth if code is None else min(load.code_growth, code.count("source_added"))
    if lines < LEAST_CODE_LINES:
        return _LITTLE_NEW_CODE
    if load.test_files:
        return passed("tested", Evidence("test_files", figure=load.test_files))
    if code is not None and code.count("inline_tests"):
        return _INLINE_TESTS
    return scaled(SCALE.share(lines), 1.0, "untested", Evidence("code_growth", figure=lines, limit=LEAST_CODE_LINES))


CHECK = Check(
    id="CN305",
    name="missing-tests",
    pass_name="Includes tests",
    fail_name="Code without tests",
    topic="tests",
    points=1,
    why="A test in the same commit shows what the code should do and keeps it working.",
    advice="Add a test that fails without this change.",
    good="src/parser.py and tests/test_parser.py",
    bad="300 lines of src/parser.py alone",
    grounds="Scored as a practice. Among equally large commits, those with tests had no fewer later defects: "
    "developers test what they know to be risky (docs/explanation/validity.md).",
    limits="Tests are recognized by file and folder names, and inside source files only by test markers in the "
    "changed lines. Projects that keep their tests elsewhere lose points.",
    evaluate=_evaluate,
    former_name="tests-beside-code",
    highlight=True,
)
