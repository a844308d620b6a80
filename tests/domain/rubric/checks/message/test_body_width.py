"""Do the lines of the body fit a terminal?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.body_width import CHECK
from tests.support.facts import facts_of

LONG = "word " * 20


@pytest.mark.parametrize(
    ("body", "result"),
    [
        ("", "not_applicable"),
        ("Short.", "pass"),
        (LONG, "fail"),
        (f"Short.\n{LONG}", "partial"),
        (f"Short.\n{LONG}\n{LONG}", "partial"),
        (f"    {LONG}", "pass"),
        (f"https://example.org/{'x' * 90}", "pass"),
    ],
)
def test_lines_that_can_be_wrapped_are(body: str, result: str) -> None:
    """Quoted output and addresses cannot."""
    assert CHECK.evaluate(facts_of(f"Subject\n\n{body}")).result == result
