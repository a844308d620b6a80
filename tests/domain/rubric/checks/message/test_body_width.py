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
        ("Short.", "met"),
        (LONG, "missed"),
        (f"Short.\n{LONG}", "partly"),
        (f"Short.\n{LONG}\n{LONG}", "partly"),
        (f"    {LONG}", "met"),
        (f"https://example.org/{'x' * 90}", "met"),
        ("修" * 45, "missed"),
    ],
)
def test_lines_that_can_be_wrapped_are(body: str, result: str) -> None:
    """Quoted output and addresses cannot; wide letters take two columns."""
    assert CHECK.judge(facts_of(f"Subject\n\n{body}")).result == result
