"""What several checks read in a commit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import touching
from tests.support.facts import facts_of


def test_the_language_is_that_of_the_author_s_own_words() -> None:
    """English lines that a forge lists below a subject don't make it English."""
    squashed = "Busca de estados por região\n\n* feat: add a route\n\n* docs: add the route to the docs\n"
    assert not facts_of(squashed).english
    assert facts_of("Search states by region\n\n* feat: add a route\n\n* docs: add the route\n").english


@pytest.mark.parametrize("name", ["GPT-4", "RHEL-7", "COVID-19", "UTF-8", "CVE-2024-12345", "LEGO-42"])
@pytest.mark.parametrize(
    "text",
    ["Support {} in the chat", "Drop support for {}", "{}: raise the limit", "Read rows\n\nThey came as {} from it."],
)
def test_a_name_with_a_number_counts_as_in_small_letters(name: str, text: str) -> None:
    """No check of reasons or tickets takes a name for a ticket because of its capitals."""
    past = Past(50, habits={"capital": 50})
    for check in ("CN102", "CN103", "CN208", "CN402"):
        outcomes = []
        for written in (name, name.lower()):
            record = replace(touching("a.py +9 -2", message=text.format(written)).record, past=past)
            outcomes.append(find_check(check).evaluate(Facts(record)))
        assert outcomes[0][:3] == outcomes[1][:3], check


def test_a_ticket_is_one_by_its_history_and_by_the_setting() -> None:
    """Amid a sentence, where only the project's use shows what it is."""
    record = touching("a.py +9 -2", message="Handle empty orders as SHOP-31 asks").record
    unknown = Facts(replace(record, past=Past(50)))
    assert (unknown.ticket_keys, "ticket" in unknown.evidence.signs) == (frozenset(), False)
    for facts in (Facts(replace(record, past=Past(50, keys={"SHOP": 9}))), Facts(unknown.record, "SHOP-[0-9]+")):
        assert (facts.ticket_keys, facts.evidence.signs["ticket"]) == (frozenset({"SHOP"}), "SHOP-31")
