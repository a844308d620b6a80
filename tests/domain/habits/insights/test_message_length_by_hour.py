"""Is there a time of day at which messages get shorter or longer?"""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import example_note, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.message_length_by_hour import QUESTION
from tests.support.scored import Diary

LONG = "Add a total to the report\n\nReports lacked one, so that everybody added up by hand, and often wrongly."


@pytest.mark.parametrize(("hour", "where"), [(19, "in the evening"), (2, "at night")])
def test_short_messages_at_one_time(hour: int, where: str) -> None:
    """The part of the day is named, with the usual lengths, the shortest message first."""
    written = Diary()
    for day in range(12):
        written.write(day, message=LONG + " more" * (day % 3), hour=9)
        written.write(day, message="Polish it" + " more" * (day % 3), hour=hour)
        written.write(day, message=LONG, hour=14)
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert insight_headline(found) == f"Messages are shorter {where}."
    assert example_note(found, found.commits[0]) == "2 words"
    assert found.chance is not None
    assert found.chance < 0.01


def test_long_messages_at_one_time() -> None:
    """The other direction, the longest first."""
    written = Diary()
    for day in range(12):
        for hour in (9, 14, 19):
            written.write(day, message=LONG if hour == 9 else "Polish it" + " more" * (day % 3), hour=hour)
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert insight_headline(found) == "Messages are longer in the morning."


def test_one_time_alone_is_nothing_to_compare() -> None:
    """Mornings only: no answer."""
    written = Diary()
    for day in range(30):
        written.write(day, hour=9)
    assert QUESTION.answer(history_of(written.commits)) is None
