"""change-size: lines to review."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.rubric.checks.code import change_size
from tests.support.changed import touching


@given(st.integers(0, 30_000), st.integers(0, 30_000))
def test_more_lines_never_earn_more(one: int, other: int) -> None:
    """The share falls with every line, so that any two sizes can be told apart."""
    less, more = sorted((one, other))
    shares = [change_size.CHECK.evaluate(touching(f"a.py +{lines}")).share for lines in (less, more)]
    assert shares[0] >= shares[1]
    if less != more and more < 20_000:
        assert shares[0] > shares[1]


def test_the_knots_of_size_are_where_they_were_measured() -> None:
    """A hundred lines pass, two hundred earn under half, twenty thousand nothing."""
    results = {lines: change_size.CHECK.evaluate(touching(f"a.py +{lines}")) for lines in (1, 100, 200, 20_000)}
    assert results[100].result == "pass"
    assert results[200].result == "partial"
    assert results[200].share == pytest.approx(0.468, abs=0.001)
    assert results[20_000].result == "fail"
    assert (results[1].kind, results[1].evidence[0].figure, results[1].evidence[0].path) == ("reviewable", 1, None)
    assert (results[200].kind, results[200].evidence[0].figure, results[200].evidence[0].path) == ("large", 200, "a.py")


def test_generated_lines_do_not_count() -> None:
    """Lock files count nothing, prose little, and code with a marker of generated files is subtracted."""
    heavy = touching("a.py +100")
    generated = touching("a.py +100", "b.py +900", code=CodeFacts({"aside_files": 1, "aside_added": 900}))
    locked = touching("a.py +100", "poetry.lock +4000", code=CodeFacts({"aside_files": 1, "aside_added": 4000}))
    assert (
        change_size.CHECK.evaluate(generated).share
        == change_size.CHECK.evaluate(locked).share
        == change_size.CHECK.evaluate(heavy).share
    )
    assert change_size.CHECK.evaluate(touching("README.md +100")).share > change_size.CHECK.evaluate(heavy).share
