"""Does the subject end like a headline?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.subject_end import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("subject", "result"),
    [
        ("Show sizes", "met"),
        ("Show sizes, dates etc.", "met"),
        ("Show sizes [skip ci]", "met"),
        ("Show sizes.", "partly"),
        ("Show sizes…", "missed"),
        ("Show sizes,", "missed"),
        ("", "not_applicable"),
    ],
)
def test_the_last_sign_decides(subject: str, result: str) -> None:
    """A word is best, a period costs half, a subject that breaks off all."""
    assert CHECK.judge(facts_of(subject)).result == result
