"""The recorded fact, as a journal line holds it."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.words_of_change import WordsOfChange


def test_the_fact_counts_what_was_found() -> None:
    """The words found are those that are not missing, and the line of a journal says both."""
    fact = WordsOfChange(4, ("blank",))
    assert fact.found_words == 3
    assert fact.to_json() == {"content_words": 4, "found_words": 3, "missing": ["blank"]}
    assert WordsOfChange.from_json(fact.to_json()) == fact


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"content_words": -1, "missing": []},
        {"content_words": True, "missing": []},
        {"content_words": 1, "missing": ["a", "b"]},
        {"content_words": 1, "missing": [1]},
        {"content_words": 1, "missing": "a"},
        {"content_words": 1, "missing": ["a" * 1_000]},
    ],
)
def test_a_fact_that_cannot_be_true_is_no_fact(value: object) -> None:
    """Journals are edited by hand, and written by other versions."""
    assert WordsOfChange.from_json(value) is None
