"""Is there a blank line between subject and body?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.blank_line import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "result"),
    [("A\n\nb", "pass"), ("A\r\n\r\nb", "pass"), ("A\nb", "fail"), ("A", "not_applicable"), ("", "not_applicable")],
)
def test_the_second_line_is_blank(text: str, result: str) -> None:
    """Line ends of Windows count like others; one line has no second."""
    assert CHECK.evaluate(facts_of(text)).result == result
