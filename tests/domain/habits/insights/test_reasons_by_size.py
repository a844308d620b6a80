"""Do big commits hide the why?"""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.reasons_by_size import LARGE_LINES, QUESTION, size_note
from tests.support.scored import Diary, check_result


def diary(large_says_why: int, small_says_why: int, each: int = 20) -> Diary:
    """So many large and small commits, some of which say why."""
    written = Diary()
    for number in range(each):
        for lines, say in ((LARGE_LINES + number + 1, large_says_why), (LARGE_LINES - number, small_says_why)):
            written.write(
                number, files={"a.py": (lines, 0)}, checks=[check_result("CN101", "why", 1 if number < say else 0)]
            )
    return written


def test_large_commits_without_a_reason() -> None:
    """Both shares are given, and the largest commit without a reason is shown first."""
    found = QUESTION.answer(history_of(diary(5, 18).commits))
    assert found is not None
    assert insight_headline(found) == "Large commits explain why less often."
    assert "25% give a reason. Smaller commits: 90%." in insight_detail(found)
    assert found.chance == pytest.approx(0.0, abs=0.01)
    assert len(found.commits) == 15
    assert found.commits[0].note == f"+{LARGE_LINES + 20} -0"


@pytest.mark.parametrize(("large", "small"), [(18, 5), (10, 10), (16, 18), (2, 9)])
def test_what_needs_no_action(large: int, small: int) -> None:
    """Large commits explain more, as much, or less by ten of a hundred; or small ones seldom do either."""
    assert QUESTION.answer(history_of(diary(large, small).commits)) is None


def test_nine_large_commits_are_too_few() -> None:
    """Fewer than ten on either side give no answer; nor do commits whose size or reason is not known."""
    written = diary(5, 18, each=9)
    for number in range(20):
        written.write(number, checks=[check_result("CN101", "why", 1)])
        written.write(number, files={"a.py": (900, 0)})
    assert QUESTION.answer(history_of(written.commits)) is None
    assert size_note(written.commits[-2]) == ""
