"""Does the body say more than the subject?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.repetitive_body import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("body", "kind", "share"),
    [
        (
            "Parsing took two thirds of the time of a page, and almost no page changes between two requests.",
            "adds",
            1.0,
        ),
        ("Parsing took two thirds of every page.", "adds", 0.8),
        ("Parsing was slow.", "adds_little", 0.65),
        ("Closes #12", "no_body", 0.5),
        ("", "no_body", 0.5),
        ("Caches the templates.", "repeats_subject", 0.25),
    ],
)
def test_new_words_count(body: str, kind: str, share: float) -> None:
    """Words of content that the subject lacks in any form, up to ten; a ticket's line is no body."""
    outcome = CHECK.evaluate(facts_of(f"Cache templates\n\n{body}"))
    assert outcome.kind == kind
    assert outcome.share == pytest.approx(share, abs=0.001)


def test_no_body_is_missed_where_a_line_is_enough() -> None:
    """A typo needs none."""
    assert CHECK.evaluate(facts_of("Fix typo", ("a.py", 1, 1))).result == "not_applicable"
