"""The command that shows more is the one that was typed, with other days."""

from __future__ import annotations

from datetime import date

import pytest

from craftnudge.entrypoints.cli.empty_period import longer_period_hint_of, period_hint_of, typed_again
from craftnudge.services.history import Question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (Question(TODAY, 30, repository="."), "craftnudge progress"),
        (Question(TODAY, 7, repository="."), "craftnudge progress --days 7"),
        (Question(TODAY, 30, user="Ann Dev", repository="shop"), "craftnudge progress --author 'Ann Dev' --repo shop"),
        (Question(TODAY, 30, everyone=True), "craftnudge progress --all-authors --all-repos"),
        (Question(TODAY, 30, repository=".", until_seconds=1), "craftnudge progress --until 2026-11-24"),
    ],
)
def test_every_option_that_was_typed_is_there_again(question: Question, typed: str) -> None:
    """Ready for a shell; days only where they are not the default."""
    assert typed_again("progress", question, unless_days=30) == typed


def test_a_longer_period_is_ten_times_as_long() -> None:
    """And one that ends at the last scored commit reaches back to it, in a usual number of days."""
    question = Question(TODAY, 7, repository=".")
    assert longer_period_hint_of("log", question).command == "craftnudge log --days 70"
    hint = period_hint_of(None, "log", question, date(2026, 10, 1), "--points")
    assert hint.command == "craftnudge log --points --days 90"
