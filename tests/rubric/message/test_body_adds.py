"""Does the body say more than the subject?"""

from __future__ import annotations

import pytest

from craftnudge.rubric.message.body_adds import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("body", "result"),
    [
        ("Parsing took two thirds of the time of every page.", "met"),
        ("- parser\n- lexer", "met"),
        ("Caches the templates.", "missed"),
        ("Parsing took long.", "partly"),
        ("Closes #12", "not_applicable"),
        ("", "not_applicable"),
    ],
)
def test_new_words_count(body: str, result: str) -> None:
    """Words of content that the subject lacks in any form; a ticket's line is no body."""
    assert CHECK.judge(facts_of(f"Cache templates\n\n{body}")).result == result
