"""missing-tests: code without a test."""

from __future__ import annotations

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.rubric.checks.code import missing_tests
from tests.support.changed import touching


def test_tests_are_asked_for_where_code_is_added() -> None:
    """Code with a test passes, more code without one costs more; prose, settings and a few lines are not scored."""
    tested = missing_tests.CHECK.evaluate(touching("a.py +50", "tests/test_a.py +9"))
    assert (tested.result, tested.kind, tested.evidence[0].figure) == ("pass", "tested", 1)
    small = missing_tests.CHECK.evaluate(touching("a.py +12"))
    large = missing_tests.CHECK.evaluate(touching("a.py +300"))
    assert small.share > large.share > 0
    assert (large.kind, large.evidence[0].figure) == ("untested", 300)
    for files in ("README.md +80", "settings.ini +80", "a.py +9", "a.py +80 -75", "poetry.lock +900"):
        assert missing_tests.CHECK.evaluate(touching(files)).result == "not_applicable"


def test_measured_lines_refine_what_needs_a_test() -> None:
    """Docstrings need no test, and a test inside the file of the code counts."""
    prose = touching("a.py +300", code=CodeFacts({"source_added": 3}))
    inside = touching("a.rs +300", code=CodeFacts({"source_added": 280, "inline_tests": 2}))
    assert missing_tests.CHECK.evaluate(prose).result == "not_applicable"
    assert missing_tests.CHECK.evaluate(inside).kind == "inline_tests"
