"""Which results are worth a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from craftnudge.domain.coaching.relevance import is_worth_a_sentence, names_nothing, theme_of
from tests.support.cards import a_card, a_check
from tests.support.facts import facts_of


@pytest.mark.parametrize(("lost", "worth"), [(0, False), (14, False), (15, True), (90, True)])
def test_small_losses_get_no_sentence(lost: int, worth: bool) -> None:
    """From 15 hundredths of a point on, unless the commit is excellent."""
    check = a_check("CN204", 100 - lost, 100, topic="tickets", result="pass" if not lost else "partial")
    card = a_card(message=[check, a_check("CN101", 0, 900)])
    assert is_worth_a_sentence(facts_of("Show the total", ("a.py", 90, 9)), check, card) == worth


def test_a_quick_fix_is_mentioned_although_it_costs_little() -> None:
    """A file that should not be committed is removed in a minute."""
    check = a_check("CN211", 95, 100, topic="stray-files", result="partial")
    quick = check._replace(check=replace(check.check, quick_fix=True))
    card = a_card(changes=[check])
    facts = facts_of("Show the total", ("a.py", 90, 9))
    assert not is_worth_a_sentence(facts, check, card)
    assert is_worth_a_sentence(facts, quick, card)


def test_a_typo_is_not_asked_for_its_reason() -> None:
    """Nor is a body missed in it; another change of that size is asked."""
    check = a_check("CN103", 0, 100, topic="why")
    named = check._replace(check=replace(check.check, name="implied-reason"))
    card = a_card(message=[named])
    assert not is_worth_a_sentence(facts_of("Fix typo", ("a.py", 1, 1)), named, card)
    assert is_worth_a_sentence(facts_of("Show the total", ("a.py", 1, 1)), named, card)


def test_too_few_words_leave_open_what_changed() -> None:
    """A message that names nothing has to say what before it is asked why."""
    vague, clear = facts_of("Cleanup"), facts_of("Sort the contributors in the about dialog")
    assert (names_nothing(vague), names_nothing(clear)) == (True, False)
    assert (theme_of(vague, "body"), theme_of(clear, "body")) == ("what", "why")
