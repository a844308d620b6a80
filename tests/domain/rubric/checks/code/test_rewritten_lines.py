"""rewritten-lines: lines that replace others."""

from __future__ import annotations

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.rubric.checks.code import rewritten_lines
from tests.support.changed import touching


def test_rewriting_costs_little_and_deleting_nothing() -> None:
    """Lines that replaced others count; lines that were only deleted do not."""
    assert rewritten_lines.CHECK.evaluate(touching("a.py +0 -500")).share == 1
    outcome = rewritten_lines.CHECK.evaluate(touching("a.py +400 -500"))
    assert outcome.result == "partial"
    assert outcome.evidence[0].figure == 400
    respaced = touching("a.py +400 -400", code=CodeFacts({"whitespace_only_lines": 400}), facts=4)
    assert rewritten_lines.CHECK.evaluate(respaced).share == 1
