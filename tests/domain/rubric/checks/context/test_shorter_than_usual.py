"""shorter-than-usual: the words of a message beside those of its project."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.checks.context.shorter_than_usual import CHECK, usual_words
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

LONG = Past(50, {"words_7": 20, "words_10": 30})
SHORT = Past(50, {"words_2": 50})


@pytest.mark.parametrize(
    ("past", "usual"), [(LONG, 10), (SHORT, 2), (Past(50, {"words_3": 24, "words_7": 26}), 7), (Past(50), 10)]
)
def test_usual_is_the_median_subject_within_bounds(past: Past, usual: int) -> None:
    """Where two words are usual, two are enough, and nobody has to write more than ten."""
    assert usual_words(past) == usual


def test_fewer_words_never_earn_more() -> None:
    """The share rises with every word up to the usual number."""
    texts = [" ".join(["Keep", *["reader"] * more]) for more in range(12)]
    outcomes = [CHECK.evaluate(Facts(a_record(text, past=LONG))) for text in texts]
    shares = [outcome.share for outcome in outcomes]
    assert shares == sorted(shares)
    assert (shares[0], shares[9], shares[11]) == (0, 1, 1)
    assert [outcome.result for outcome in outcomes[:2]] == ["fail", "partial"]
    assert (outcomes[1].kind, outcomes[9].kind) == ("fewer", "usual")
    assert (outcomes[1].evidence[0].figure, outcomes[1].evidence[0].limit) == (2, 10)


def test_the_same_message_stands_out_more_where_others_say_more() -> None:
    """It is compared with its project."""
    shares = [CHECK.evaluate(Facts(a_record("Keep order", past=past))).share for past in (SHORT, LONG)]
    assert shares[0] > shares[1]


def test_a_typo_loses_nothing_for_few_words() -> None:
    """Nor is anything scored without a message or with too short a past."""
    typo = a_record("Fix typo", files=(FileChange("a.md", "M", 1, 1),), totals=Totals(1, 1, 1, 1), past=LONG)
    kinds = [CHECK.evaluate(Facts(record)).kind for record in (typo, a_record("", past=LONG), a_record(past=Past(9)))]
    assert kinds == ["enough_for_kind", "empty", "too_few_commits"]
