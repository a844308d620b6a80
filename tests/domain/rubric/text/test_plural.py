"""A number with its noun."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.plural import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (1_204, "1,204 files"), (-1, "-1 files")]
)
def test_a_noun_goes_with_its_number(number: int, words: str) -> None:
    """One is one, and of everything else there are several."""
    assert counted(number, "file") == words


def test_a_noun_of_its_own_plural() -> None:
    """It is given."""
    assert counted(2, "branch", "branches") == "2 branches"
