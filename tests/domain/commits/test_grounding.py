"""Which words of a message its change bears out, as far as the record knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.grounding import (
    Grounding,
    content_words,
    grounding_of,
    missing_words,
    stem,
)
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.commits.words_of_change import MOST_WORDS, WordsOfChange
from craftnudge.runtime.fast_dataclasses import replace
from tests.support.cards import a_record


def words(text: str) -> tuple[str, ...]:
    """The content words of a message."""
    return content_words(Message(text))


def test_grammar_and_verbs_of_change_say_nothing_about_a_change() -> None:
    """Nor do tickets, addresses, trailers and the lines of tools."""
    message = """Fix and update all of these (#12)

    Added by ann@example.org, see https://example.org/shop and SHOP-31.

    Generated with [Some Code](https://example.org)

    Signed-off-by: Ann Dev <ann@example.org>"""
    assert words(message.replace("\n    ", "\n")) == ()


def test_code_names_give_their_parts() -> None:
    """Inner capitals, underscores, dots and acronyms part them."""
    assert words("Read orderTotal, max_lines and shop.HTTPClient") == (
        *("read", "ord", "total", "max", "lin", "shop", "http", "client"),
    )


@pytest.mark.parametrize(
    "forms",
    ["parse parsed parser parsers parsing parses", "running runs", "query queries"],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    """So that a message may inflect what the code names."""
    assert len({stem(form) for form in forms.split()}) == 1


@given(st.text(st.characters(categories=["L"]), min_size=3, max_size=40))
def test_a_stem_begins_its_word(word: str) -> None:
    """It is a prefix of at least three letters."""
    assert word.startswith(stem(word))
    assert len(stem(word)) >= 3


def test_a_stem_is_found_where_a_word_or_a_part_of_a_name_begins() -> None:
    """Amid a word it is there by chance."""
    text = b"class OrderParser:\n    max_lines = debug(reset)\n"
    assert missing_words(("order", "pars", "max", "lin", "clas"), text) == ()
    assert missing_words(("bug", "set", "arser", "shop"), text) == ("bug", "set", "arser", "shop")


def test_the_recorded_fact_comes_before_paths() -> None:
    """It was made with the lines, which the record doesn't have."""
    record = a_record(message="Parse blank lines of orders", files=(FileChange("a.py", "M", 1, 1),))
    assert grounding_of(replace(record, grounding=WordsOfChange(4, ("blank",)))) == Grounding(4, 3, with_lines=True)
    assert grounding_of(replace(record, grounding=None)) == Grounding(4, 0, with_lines=False)


def test_an_older_record_has_paths_alone() -> None:
    """Old and new names of its files; without a list of files nothing is known."""
    files = (FileChange("shop/parser.py", "R", 1, 1, old_path="shop/orders.py"),)
    record = a_record(message="Parse blank lines of orders", files=files)
    assert grounding_of(record) == Grounding(4, 2, with_lines=False)
    assert grounding_of(replace(record, files=None)) is None


def test_words_that_were_never_searched_for_count_as_found() -> None:
    """A reworded message isn't less grounded than its words are known to be."""
    record = a_record(message="Parse blank lines of orders", grounding=WordsOfChange(4, ("blank",)))
    assert grounding_of(replace(record, message="Parse blank lines, since a shop sends them")) == Grounding(
        5, 4, with_lines=True
    )


def test_a_message_of_no_content_words_misses_none() -> None:
    """Its share is whole: there is nothing that the change doesn't bear out."""
    assert Grounding(0, 0, with_lines=True).share == 1.0
    assert Grounding(4, 1, with_lines=True).share == 0.25


@given(st.text())
def test_any_text_has_a_bounded_number_of_words(text: str) -> None:
    """Whatever a stranger wrote, in any script."""
    assert len(words(text + " word" * 50)) <= MOST_WORDS
