"""code-spread: code files whose lines change."""

from __future__ import annotations

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.rubric.checks.code import code_spread
from tests.support.changed import touching


def test_spread_counts_code_files_whose_lines_change() -> None:
    """New files, tests and prose don't count; the more code files change, the fewer points."""
    assert code_spread.CHECK.evaluate(touching("new.py +100", "tests/test_a.py +5 -5", "README +1 -1")).share == 1
    one = code_spread.CHECK.evaluate(touching("a.py +1 -1"))
    many = code_spread.CHECK.evaluate(touching(*(f"{at}.py +1 -1" for at in range(20))))
    assert (one.result, many.result) == ("pass", "partial")
    assert [outcome.evidence[0].figure for outcome in (one, many)] == [1, 20]


def test_a_change_of_comments_does_not_count_as_spread() -> None:
    """Where the measured lines contain no code, no existing code changes."""
    comments = CodeFacts({"comment_added": 2, "comment_deleted": 2})
    assert code_spread.CHECK.evaluate(touching("a.py +2 -2", code=comments)).share == 1
    assert code_spread.CHECK.evaluate(touching("a.py +2 -2", code=CodeFacts({"source_added": 2}))).share < 1
