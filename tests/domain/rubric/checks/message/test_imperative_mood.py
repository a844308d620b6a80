"""Is the subject an order?"""

from __future__ import annotations

from craftnudge.domain.rubric.checks.message.imperative_mood import CHECK
from tests.support.facts import facts_of


def test_a_report_is_missed_with_its_word() -> None:
    """The word is quoted, and the tense named."""
    outcome = CHECK.evaluate(facts_of("parser: Added a timeout (#12)"))
    assert outcome.result == "fail"
    assert (outcome.kind, outcome.evidence[0].quote) == ("past", "Added")


def test_an_order_and_a_title_are_met() -> None:
    """What is no report is let be."""
    assert CHECK.evaluate(facts_of("Add a timeout")).result == "pass"
    assert CHECK.evaluate(facts_of("Timeout for the fetcher")).result == "pass"
