"""CN109: the message has enough words to say what the change is about."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.checks.message.unnamed_scope import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

FILES = (FileChange("shop/cart.py", "M", 3, 1),)


@pytest.mark.parametrize(
    ("message", "result", "kind", "words"),
    [
        ("", "not_applicable", "no_words", None),
        ("Cleanup", "fail", "few_words", 1),
        ("Fix carts", "fail", "few_words", 2),
        ("Fix cart total", "partial", "few_words", 3),
        ("Fix the cart total", "pass", "named", 4),
        ("Keep the cart when a visitor signs in", "pass", "named", 8),
    ],
)
def test_a_word_or_two_are_not_enough(message: str, result: str, kind: str, words: int | None) -> None:
    """The fewer words, the fewer points; a commit without a message is not scored."""
    outcome = CHECK.evaluate(Facts(a_record(message, files=FILES)))
    assert (outcome.result, outcome.kind) == (result, kind)
    assert [entry.figure for entry in outcome.evidence] == ([words] if words else [])


def test_words_that_name_nothing_fail() -> None:
    """A verb and a pronoun name no change, however many other words stand around them."""
    outcome = CHECK.evaluate(Facts(a_record("feat(shop): add it", files=FILES)))
    assert (outcome.result, outcome.kind) == ("fail", "names_nothing")


@pytest.mark.parametrize("message", ["Fix typo", "fix typos"])
def test_a_typo_loses_nothing_for_few_words(message: str) -> None:
    """Where two words are enough, they cost no points, in a document as in code."""
    for files in (FILES, (FileChange("README.md", "M", 1, 1),)):
        facts = Facts(a_record(message, files=files, totals=Totals(1, 1, 1, 1)))
        outcome = CHECK.evaluate(facts)
        assert (outcome.result, outcome.kind) == ("not_applicable", "enough_for_kind")


def test_other_exemptions_still_need_words() -> None:
    """A change of tests alone needs no reason, but one word cannot say what they are about."""
    facts = Facts(a_record("Tests", files=(FileChange("tests/test_cart.py", "M", 3, 1),)))
    assert CHECK.evaluate(facts).result == "fail"


def test_without_files_nothing_is_scored() -> None:
    """A message alone has no change to name."""
    assert CHECK.evaluate(Facts(a_record("Cleanup", files=None))).result == "not_applicable"
