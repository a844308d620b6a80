"""How does a person compare with the others in the same repositories?"""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.against_others import QUESTION
from tests.support.scored import BEN, REPOSITORY, Diary


def side_by_side(own: float, others: float, commits: int = 20) -> tuple[Diary, Diary]:
    """The user's commits and those of others, with scores around two figures."""
    mine, theirs = Diary(), Diary(author=BEN)
    for day in range(commits):
        mine.write(day, own + day % 3 / 10)
        theirs.write(day, others + day % 3 / 10)
    return mine, theirs


@pytest.mark.parametrize(("own", "word", "first"), [(8.5, "above", 8.7), (5.0, "below", 5.0)])
def test_above_and_below(own: float, word: str, first: float) -> None:
    """The category that differs most surely is named, with the number of people behind the other figure."""
    mine, theirs = side_by_side(own, 7.0)
    found = QUESTION.answer(history_of(mine.commits, theirs.commits, 5))
    assert found is not None
    assert f"your message score is {abs(own - 7.0):.1f} {word} your teammates'." in insight_headline(found)
    assert "5 people average" in insight_detail(found)
    assert found.commits[0].commit.score == first


def test_few_people_are_not_compared_with() -> None:
    """Four others are too few, and so are nineteen commits."""
    mine, theirs = side_by_side(9.0, 5.0)
    assert QUESTION.answer(history_of(mine.commits, theirs.commits, 4)) is None
    mine, theirs = side_by_side(9.0, 5.0, commits=19)
    assert QUESTION.answer(history_of(mine.commits, theirs.commits, 9)) is None


def test_others_elsewhere_are_no_comparison() -> None:
    """Only repositories in which the person has commits count."""
    mine, _ = side_by_side(9.0, 5.0)
    elsewhere = Diary(author=BEN, repository=type(REPOSITORY)("else", "else-key", "/nowhere/else", None))
    for day in range(30):
        elsewhere.write(day, 5.0)
    history = history_of(mine.commits, elsewhere.commits, 5)
    assert history.others == ()
    assert QUESTION.answer(history) is None


def test_thousands_are_grouped() -> None:
    """More than a thousand commits are written as the rest of the screen writes them."""
    mine, theirs = side_by_side(8.5, 7.0, commits=1_002)
    found = QUESTION.answer(history_of(mine.commits, theirs.commits, 5))
    assert found is not None
    assert "in 1,002 commits;" in insight_detail(found)
    assert "in 1,002." in insight_detail(found)
