"""The syntax of each language."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure.languages import syntax_of


@pytest.mark.parametrize(
    "language", ["python", "ruby", "shell", "perl", "lua", "c", "go", "javascript", None, "nonsense"]
)
def test_every_language_has_a_syntax(language: str | None) -> None:
    """An unknown one as well, and the same object each time: patterns are compiled once."""
    assert syntax_of(language) is syntax_of(language)
