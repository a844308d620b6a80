"""Does the subject fit one line?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.subject_length import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("columns", "result"), [(0, "fail"), (10, "fail"), (11, "pass"), (72, "pass"), (73, "partial"), (130, "fail")]
)
def test_between_11_and_72_columns(columns: int, result: str) -> None:
    """A little too long costs a little, twice too long all."""
    assert CHECK.evaluate(facts_of("x" * columns)).result == result


def test_wide_letters_take_two_columns() -> None:
    """An emoji is two columns wide: with one, a subject of 71 letters and a blank is a column too long."""
    assert CHECK.evaluate(facts_of("x" * 69 + " 🎉")).result == "pass"
    assert CHECK.evaluate(facts_of("x" * 70 + " 🎉")).result == "partial"
