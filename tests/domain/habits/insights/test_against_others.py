"""How does a person compare with the others in the same repositories?"""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.against_others import QUESTION
from tests.support.scored import BEN, REPOSITORY, Diary


def side_by_side(own: float, others: float, commits: int = 60) -> tuple[Diary, Diary]:
    """The user's commits and those of others, with scores around two figures."""
    mine, theirs = Diary(), Diary(author=BEN)
    for day in range(commits):
        mine.write(day, own + day % 3 / 10)
        theirs.write(day, others + day % 3 / 10)
    return mine, theirs


def test_below_others() -> None:
    """The category is named, with the number of people behind the other figure and the lowest commit first."""
    mine, theirs = side_by_side(5.0, 7.0)
    found = QUESTION.answer(history_of(mine.commits, theirs.commits, 5))
    assert found is not None
    assert "your message score is 2.0 below your teammates'." in insight_headline(found)
    assert "5 people average" in insight_detail(found)
    assert found.commits[0].commit.score == 5.0
    assert found.chance is not None
    assert found.chance < 0.01


@pytest.mark.parametrize(("own", "others"), [(8.5, 7.0), (6.1, 7.2), (7.6, 9.6)])
def test_what_needs_no_action(own: float, others: float) -> None:
    """Above the others, less than 1.2 below them, or at three quarters of the points."""
    mine, theirs = side_by_side(own, others)
    assert QUESTION.answer(history_of(mine.commits, theirs.commits, 5)) is None


def test_releases_are_not_compared() -> None:
    """Only some people of a project make its releases, and their messages are short."""
    mine, theirs = side_by_side(7.0, 7.0)
    for day in range(60):
        mine.write(day, 3.0, message=f"Bump version to 1.{day}.0")
    assert QUESTION.answer(history_of(mine.commits, theirs.commits, 5)) is None


def test_few_people_are_not_compared_with() -> None:
    """Four others are too few, and so are 49 commits of theirs."""
    mine, theirs = side_by_side(5.0, 9.0)
    assert QUESTION.answer(history_of(mine.commits, theirs.commits, 4)) is None
    mine, theirs = side_by_side(5.0, 9.0, commits=49)
    assert QUESTION.answer(history_of(mine.commits, theirs.commits, 9)) is None


def test_others_elsewhere_are_no_comparison() -> None:
    """Only repositories in which the person has commits count."""
    mine, _ = side_by_side(4.0, 5.0)
    elsewhere = Diary(author=BEN, repository=type(REPOSITORY)("else", "else-key", "/nowhere/else", None))
    for day in range(60):
        elsewhere.write(day, 9.0)
    history = history_of(mine.commits, elsewhere.commits, 5)
    assert history.others == ()
    assert QUESTION.answer(history) is None


def test_thousands_are_grouped() -> None:
    """More than a thousand commits are written as the rest of the screen writes them."""
    mine, theirs = side_by_side(5.5, 7.0, commits=1_002)
    found = QUESTION.answer(history_of(mine.commits, theirs.commits, 5))
    assert found is not None
    assert "in 1,002 commits;" in insight_detail(found)
    assert "in 1,002." in insight_detail(found)
