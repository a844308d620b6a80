"""Which words such as SHOP-31 are tickets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.commits.ticket_keys import is_trusted_alone, trusted_keys, used_keys


def past_with(*messages: str) -> Past:
    """The past of commits with these messages."""
    return past_of([summary_of(Ancestor(text, None, None, ())) for text in messages], (), None, 0)


NO_KEYS = past_with(*["Handle another case"] * 12)
SHOP = past_with(*[f"Handle case {number}\n\nIt was lost.\n\nRefs: SHOP-{number}" for number in range(12)])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Support GPT-4 and GPT-3 models",
            "Drop RHEL-7",
            "Show COVID-19 cases",
            "Read UTF-8",
            "Use SHA-256 (ISO-8601)",
        ),
        *("PEP-8: wrap lines", "HTTP-404: show a page", "Answer with HTTP-404", "Target ES-2015", "[USB-3] wait"),
        *("Read the T-34 sheet", "Fix MIG-29 models", "Show the LEGO-42 set", "Add BOEING-747 and AIRBUS-320"),
        *("See RFC-2616.", "Fixes CVE-2024-1234", "Upgrade to JDK-21", "Closes the gap to ZX-81 games"),
    ],
)
@pytest.mark.parametrize("past", [None, NO_KEYS, SHOP])
def test_a_name_with_a_number_is_no_ticket(text: str, past: Past | None) -> None:
    """Standards, products, models: amid a sentence, and those that are known also where a ticket might stand."""
    assert trusted_keys(Message(text), past) == frozenset()


@pytest.mark.parametrize(
    ("text", "alone", "without_history"),
    [
        ("Handle empty orders as SHOP-31 asks", False, False),
        ("SHOP-31: handle empty orders", False, True),
        ("[SHOP-31] Handle empty orders", False, True),
        ("Handle empty orders (SHOP-31)", False, True),
        ("Handle empty orders (SHOP-31, SHOP-32) (#7)", False, True),
        ("SHOP-312 Handle empty orders", False, True),
        ("Handle empty orders as SHOP-3141 asks", False, True),
        ("SHOP-31 Handle empty orders", False, False),
        ("Handle empty orders\n\nRefs: SHOP-31", True, True),
        ("Handle empty orders\n\nThey stopped it.\n\nSHOP-31", True, True),
        ("Handle empty orders\n\nThis fixes SHOP-31.", True, True),
        ("Handle empty orders, see SHOP-31", True, True),
        ("Handle empty orders\n\nhttps://jira.example.org/browse/SHOP-31", True, True),
    ],
)
def test_a_key_is_trusted_by_its_history_or_its_place(text: str, alone: bool, without_history: bool) -> None:
    """A project that uses the key has it anywhere; one that never did only where a verb or a link points to it."""
    shop = frozenset(["SHOP"])
    assert trusted_keys(Message(text), SHOP) == shop
    assert (trusted_keys(Message(text), NO_KEYS) == shop) == alone
    assert (trusted_keys(Message(text), None) == shop) == without_history


@pytest.mark.parametrize(
    "place", ["UTF-{}: read it", "Read it (UTF-{})", "Read it\n\nRefs: UTF-{}", "Fix it, closes UTF-{}."]
)
def test_a_project_may_call_its_tickets_as_it_likes(place: str) -> None:
    """Different numbers where tickets stand make a key, whatever its name is; the same number again doesn't."""
    used = past_with(*[place.format(number) for number in range(100, 112)])
    assert trusted_keys(Message("Read UTF-8 as UTF-99 asks"), used) == {"UTF"}
    assert trusted_keys(Message("Read UTF-8"), past_with(*[place.format(8)] * 12)) == frozenset()
    assert trusted_keys(Message("Read UTF-16"), past_with(*["Read UTF-8 of UTF-16 and UTF-32"] * 12)) == frozenset()


def test_a_setting_names_a_key() -> None:
    """The pattern of the project decides for its own keys alone."""
    message = Message("Handle GPT-4 as UTF-8")
    assert trusted_keys(message, NO_KEYS, "GPT-[0-9]+") == {"GPT"}
    assert trusted_keys(message, NO_KEYS, "SHOP-[0-9]+") == frozenset()


def test_counts_of_older_records_are_read() -> None:
    """They have the forms of tickets in subjects, and not the keys."""
    older = Past(50, tickets={"SHOP-N": 12, "UTF-N": 12})
    assert trusted_keys(Message("Handle SHOP-31 in UTF-8"), older) == {"SHOP"}
    assert Past.from_json(SHOP.to_json()) == SHOP


def test_a_key_of_a_branch_is_trusted_unless_it_is_a_name() -> None:
    """A history can make one of a name, too."""
    assert (is_trusted_alone("SHOP"), is_trusted_alone("UTF")) == (True, False)
    assert is_trusted_alone("UTF", past_with(*[f"UTF-{number}: read it" for number in range(100, 112)]))


@given(st.text("ABC-12 (),:\n#/.", max_size=60))
def test_every_trusted_key_is_in_the_message(text: str) -> None:
    """Whatever stands around it."""
    for key in trusted_keys(Message(text), SHOP):
        assert f"{key}-" in text
    assert all("-" in ticket for ticket in used_keys(Message(text)))


@pytest.mark.parametrize(
    "text", ["A" * 200_000 + "-", "AB-1," * 40_000, "fixes " * 40_000 + "AB-1", "(" * 100_000 + "AB-1"]
)
def test_a_long_message_takes_no_time(text: str) -> None:
    """Strangers write messages, too."""
    started = time.process_time()
    trusted_keys(Message(f"Read AB-1\n\n{text}"), SHOP)
    trusted_keys(Message(text), SHOP)
    assert time.process_time() - started < 2
