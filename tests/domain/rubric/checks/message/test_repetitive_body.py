"""Does the body say more than the subject?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.repetitive_body import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("body", "said", "share"),
    [
        (
            "Parsing took two thirds of the time of a page, and almost no page changes between two requests.",
            "beyond",
            1.0,
        ),
        ("Parsing took two thirds of every page.", "beyond", 0.8),
        ("Parsing was slow.", "adds little", 0.65),
        ("Closes #12", "There is no body", 0.5),
        ("", "There is no body", 0.5),
        ("Caches the templates.", "repeats the subject", 0.25),
    ],
)
def test_new_words_count(body: str, said: str, share: float) -> None:
    """Words of content that the subject lacks in any form, up to ten; a ticket's line is no body."""
    outcome = CHECK.evaluate(facts_of(f"Cache templates\n\n{body}"))
    assert said in outcome.says
    assert outcome.share == pytest.approx(share, abs=0.001)


def test_no_body_is_missed_where_a_line_is_enough() -> None:
    """A typo needs none."""
    assert CHECK.evaluate(facts_of("Fix typo", ("a.py", 1, 1))).result == "not_applicable"
