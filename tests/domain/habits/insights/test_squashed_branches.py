"""Do squashed pull requests carry the list of their commits?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.squashed_branches import QUESTION
from tests.support.cards import a_check
from tests.support.scored import Diary

if TYPE_CHECKING:
    from craftnudge.domain.habits.insight import Insight

LISTED = a_check("CN207", 10, 80, topic="listed-changes")
BRANCH = "Show the total (#12)\n\n* add the total\n\n* lint\n\n* fix the width"


def answer_to(message: str, times: int, others: int = 0) -> Insight | None:
    """What is found in so many commits with that message, and others without a list."""
    written = Diary()
    for day in range(times):
        written.write(day, message=message, checks=[LISTED])
    for day in range(others):
        written.write(times + day)
    return QUESTION.answer(history_of(written.commits))


def test_the_setting_of_the_forge_is_named_once_for_all() -> None:
    """Ten of a hundred are enough; fewer may be squashed by hand."""
    insight = answer_to(BRANCH, 10, 90)
    assert insight is not None
    assert insight_headline(insight) == "10 of 100 commits list the commits of a squashed branch."
    assert "Settings > General > Pull Requests" in insight_detail(insight)
    assert answer_to(BRANCH, 9, 1) is None
    assert answer_to(BRANCH, 10, 91) is None


@pytest.mark.parametrize("message", ["Show the total (#12)\n\n* add the total", "Show all\n\n* the total\n* the sum"])
def test_a_list_that_no_forge_wrote_is_none(message: str) -> None:
    """One item, or a list below a subject without the number of a pull request."""
    assert answer_to(message, 20) is None
