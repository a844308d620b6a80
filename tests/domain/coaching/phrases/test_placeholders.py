"""Placeholders: filled from the evidence first, then from the commit, or not at all."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.placeholders import LONGEST_QUOTE_CHARS, fill, placeholders_of, quoted
from craftnudge.domain.rubric.check import Evidence
from tests.support.facts import facts_of

FACTS = facts_of("Reject expired tokens", ("src/cart.py", 1_200, 3), ("tests/test_cart.py", 4, 0))


def test_the_first_variant_that_can_be_filled_is_used() -> None:
    """A variant whose value is unknown is skipped; with none left there is no sentence."""
    assert fill(("{quote} of {file}", "{file} changed"), (), FACTS) == "src/cart.py changed"
    assert fill(("{quote}",), (), FACTS) is None


@pytest.mark.parametrize(
    ("phrase", "filled"),
    [
        ("{lines:line} in {files:file}", "1,207 lines in 2 files"),
        ("{figure:word of body}", "1 word of body"),
        ("{place} and {others:line} more", None),
        ("{place}", "src/cart.py:7"),
        ("{difference} over {limit}", "8 over 9"),
    ],
)
def test_numbers_go_with_their_nouns(phrase: str, filled: str | None) -> None:
    """One is singular, thousands have commas, and a place is a path with its line."""
    evidence = (Evidence("seen", path="src/cart.py", line=7, figure=1, limit=9),)
    assert fill((phrase,), evidence, FACTS) == filled


def test_a_quotation_stays_on_its_line() -> None:
    """However long or wrapped, it is one line, cut at a word, without quotation marks of its own."""
    text = 'He said "no"\n' + "again and " * 40
    assert quoted(text).startswith("He said 'no' again")
    assert "\n" not in quoted(text)
    assert len(quoted(text)) <= LONGEST_QUOTE_CHARS + len(" ...")


def test_names_of_placeholders_are_read_from_the_phrase() -> None:
    """Nouns behind a colon are not names."""
    assert placeholders_of("{lines:changed line} of {file}, 5 %") == {"lines", "file"}
