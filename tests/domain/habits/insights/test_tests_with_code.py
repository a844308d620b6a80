"""Do code changes include tests less often than those of others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.tests_with_code import QUESTION
from tests.support.scored import ANN, BEN, Diary

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import Person
    from craftnudge.domain.habits.insight import Insight

CODE = {"report.py": (10, 2)}
BOTH = {"report.py": (10, 2), "tests/test_report.py": (8, 0)}


def features(with_tests: int, of: int = 60, author: Person = ANN, message: str = "Add a total") -> Diary:
    """One feature a day, of which so many, evenly spread, have tests."""
    written = Diary(author=author)
    for day in range(of):
        tested = (day + 1) * with_tests // of > day * with_tests // of
        written.write(day, message=message, files=BOTH if tested else CODE | {"report.py": (10 + day, 2)})
    return written


def answer(own: Diary, others: Diary) -> Insight | None:
    """The answer for one person beside one other."""
    return QUESTION.answer(history_of(own.commits, others.commits, 1))


def test_fewer_tests_than_others() -> None:
    """Both shares are given, and the largest change without tests comes first."""
    found = answer(features(15), features(45, author=BEN))
    assert found is not None
    assert insight_headline(found) == "Code changes with tests: 15 of 60 (25%)."
    assert "Other people in your repositories: 75%." in insight_detail(found)
    assert (len(found.commits), found.commits[0].note) == (45, "+68 -2")
    assert found.chance is not None
    assert found.chance < 0.01


@pytest.mark.parametrize(("own", "others", "of"), [(45, 15, 60), (40, 44, 60), (0, 0, 60), (10, 49, 49), (2, 25, 60)])
def test_what_needs_no_action(own: int, others: int, of: int) -> None:
    """More tests than others, seven of a hundred fewer, a project with few tests or none, or 49 commits of others."""
    assert answer(features(own), features(others, of, BEN)) is None


@pytest.mark.parametrize("message", ["Rename the total", "chore: update the total", "Polish"])
def test_other_work_needs_no_tests(message: str) -> None:
    """Refactorings, builds and what is not known are not asked for tests."""
    assert answer(features(5, message=message), features(55, author=BEN)) is None


def test_tests_of_the_same_day_count() -> None:
    """Tests in a commit of their own, beside the code, are tests with the code."""
    own = features(5)
    for day in range(60):
        own.write(day, message="Test the total", files={"tests/test_report.py": (8, 0)})
    assert answer(own, features(55, author=BEN)) is None
