"""Are the commits before a weekend larger than the others?"""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.insight_text import insight_detail
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.before_weekends import QUESTION
from tests.support.scored import Diary


def weeks(friday_lines: int, other_lines: int, number: int = 15) -> Diary:
    """Weeks with a commit on Tuesday and one on Friday at four."""
    written = Diary()
    for week in range(number):
        written.write(week * 7 + 1, files={"a.py": (other_lines, 0)}, hour=16)
        written.write(week * 7 + 4, files={"a.py": (friday_lines, 0)}, hour=16)
        written.write(week * 7 + 2)
        written.write(0, files={"a.py": (900, 0)}, timeless=True)
    return written


def test_large_commits_on_friday_afternoons() -> None:
    """Counted by the author's own clock, with the commits that are large."""
    found = QUESTION.answer(history_of(weeks(700, 20).commits))
    assert found is not None
    assert "15 of 15 change over 200 lines (100%); at other times 0%." in insight_detail(found)
    assert len(found.commits) == 15
    assert found.chance is not None
    assert found.chance < 0.001


def test_small_ones_give_no_insight() -> None:
    """Smaller commits before the weekend, or fewer than ten of them, give no answer."""
    assert QUESTION.answer(history_of(weeks(20, 700).commits)) is None
    assert QUESTION.answer(history_of(weeks(700, 20, number=9).commits)) is None
