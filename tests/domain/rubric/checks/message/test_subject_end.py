"""Does the subject end like a headline?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.subject_end import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("subject", "result"),
    [
        ("Show sizes", "pass"),
        ("Show sizes, dates etc.", "pass"),
        ("Show sizes [skip ci]", "pass"),
        ("Show sizes.", "partial"),
        ("Show sizes…", "fail"),
        ("Show sizes,", "fail"),
        ("", "not_applicable"),
    ],
)
def test_the_last_sign_decides(subject: str, result: str) -> None:
    """A word is best, a period costs half, a subject that breaks off all."""
    assert CHECK.evaluate(facts_of(subject)).result == result
