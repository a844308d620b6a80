"""function-length: lines of the longest new function."""

from __future__ import annotations

from craftnudge.domain.commits.code_facts import CodeFacts, FunctionFact
from craftnudge.domain.rubric.checks.code import (
    function_length,
)
from tests.support.changed import outcome_of, touching


def test_the_longest_new_function_counts() -> None:
    """Short functions pass; a long one is evidence with its place; functions of tests are left out."""
    long = FunctionFact("render", "a.py", 12, 90)
    facts = CodeFacts({"functions_added": 2}, (), (FunctionFact("test_all", "tests/test_a.py", 1, 300), long))
    outcome = function_length.CHECK.evaluate(touching("a.py +99", code=facts))
    seen = outcome.evidence[0]
    assert (outcome.kind, seen.quote, seen.path, seen.line, seen.figure) == ("long", "render", "a.py", 12, 90)
    assert outcome_of(function_length.CHECK).result == "not_applicable"
    assert outcome_of(function_length.CHECK, functions_added=3).result == "pass"
    nearly = CodeFacts({"functions_added": 1}, (), (FunctionFact("", "a.py", 1, 30),))
    fitting = function_length.CHECK.evaluate(touching("a.py +99", code=nearly))
    assert (fitting.result, fitting.kind, fitting.evidence[0].quote) == ("pass", "fits", None)
