"""What several checks read in a commit."""

from __future__ import annotations

from tests.support.facts import facts_of


def test_the_language_is_that_of_the_author_s_own_words() -> None:
    """English lines that a forge lists below a subject don't make it English."""
    squashed = "Busca de estados por região\n\n* feat: add a route\n\n* docs: add the route to the docs\n"
    assert not facts_of(squashed).english
    assert facts_of("Search states by region\n\n* feat: add a route\n\n* docs: add the route\n").english
