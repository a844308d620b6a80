"""CN212: the message names what holds the change together."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.checks.changes.unnamed_scope import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

FILES = (FileChange("shop/cart.py", "M", 3, 1),)


@pytest.mark.parametrize(
    ("message", "result", "says"),
    [
        ("", "not_applicable", "no message"),
        ("Cleanup", "fail", "In 1 word"),
        ("Fix cart", "fail", "In 2 words"),
        ("Fix cart total", "partial", "In 3 words"),
        ("Fix the cart total", "pass", "says what the change is about"),
        ("Keep the cart when a visitor signs in", "pass", "says what the change is about"),
    ],
)
def test_a_word_or_two_name_nothing(message: str, result: str, says: str) -> None:
    """The fewer words, the less there is to hold a change against; without a message nothing is judged."""
    outcome = CHECK.evaluate(Facts(a_record(message, files=FILES)))
    assert outcome.result == result
    assert says in outcome.says


@pytest.mark.parametrize("message", ["Fix typo", "fix typos"])
def test_a_typo_loses_nothing_for_few_words(message: str) -> None:
    """What two words tell whole costs no points, in a document as in code."""
    for files in (FILES, (FileChange("README.md", "M", 1, 1),)):
        facts = Facts(a_record(message, files=files, totals=Totals(1, 1, 1, 1)))
        outcome = CHECK.evaluate(facts)
        assert outcome.result == "not_applicable"
        assert "typo" in outcome.says


def test_other_excuses_still_ask_what_the_change_is() -> None:
    """Tests alone need no reason, and yet a word cannot say what they are about."""
    facts = Facts(a_record("Tests", files=(FileChange("tests/test_cart.py", "M", 3, 1),)))
    assert CHECK.evaluate(facts).result == "fail"


def test_without_files_nothing_is_judged() -> None:
    """A message alone has no scope to name."""
    assert CHECK.evaluate(Facts(a_record("Cleanup", files=None))).result == "not_applicable"
