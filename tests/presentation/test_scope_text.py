"""Repositories in words."""

from __future__ import annotations

import pytest

from craftnudge.presentation.scope_text import repositories_text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["shop", "shop"], "shop"),
        (["till", "shop"], "shop and till"),
        (["b", "a", "c"], "a, b and c"),
        (["b", "a", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_up_to_three_repositories_are_named(names: list[str], text: str) -> None:
    """In order, each once; more are counted."""
    assert repositories_text(names) == text
