"""CN108: enough words to be understood without the diff."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import Totals
from craftnudge.domain.rubric.checks.message.too_short import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

STORY = "Editors look for a name and had to read the whole list, which was in the order of sign-up until now. " * 2


@pytest.mark.parametrize(
    ("message", "result"),
    [
        ("#452", "not_applicable"),
        ("Sort readers", "fail"),
        ("Sort readers by name", "partial"),
        (f"Sort readers by name\n\n{STORY}", "pass"),
        ("Fix typo in readme", "pass"),
        ("取り消し済みの注文を合計から除外する", "not_applicable"),
    ],
)
def test_words_of_its_own_are_counted(message: str, result: str) -> None:
    """Tickets are no words; kinds of change that need few are content with few; other languages are not scored."""
    assert CHECK.evaluate(Facts(a_record(message, files=None, totals=Totals(1, 2, 2, 1)))).result == result


def test_more_words_never_cost() -> None:
    """The share grows with each word until it is full."""
    shares = [CHECK.evaluate(Facts(a_record("word " * words))).share for words in range(1, 80)]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
