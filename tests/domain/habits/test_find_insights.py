"""All questions together: found by folder, honest about chance, and never saying one thing twice."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import craftnudge.domain.habits.insights
from craftnudge.domain.habits.find_insights import find_insights, questions
from craftnudge.domain.habits.history import History, history_of
from craftnudge.domain.habits.insight import weight_of
from tests.support.scored import ANN, BEN, Diary, check_result


def noise(seed: int, commits: int = 150) -> History:
    """Commits in which nothing depends on anything: scores, sizes, words and times are drawn by lot."""
    random = Random(seed)
    own, others = Diary(author=ANN), Diary(author=BEN)
    for diary in (own, others):
        for _ in range(commits):
            diary.write(
                random.randrange(90),
                message=" ".join(["Say"] * random.randrange(2, 30)),
                hour=random.randrange(24),
                minute=random.randrange(60),
                files={f"{random.choice('abcdef')}.py": (random.randrange(1, 500), 0)},
                checks=[
                    check_result("CN101", "why", random.choice([0, 1, 1, 1]), 500),
                    check_result("CN102", "what", random.choice([0, 1, 1, 1]), 500),
                ],
            )
    return history_of(own.commits, others.commits, 9)


def test_every_file_of_the_folder_is_a_question() -> None:
    """A question is added by adding its file; its name, which documents carry, is its own and stays."""
    folder = Path(next(iter(craftnudge.domain.habits.insights.__path__)))
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert len({question.name for question in questions()}) == len(questions()) == len(files)
    assert len(files) >= 10
    assert all(question.question.endswith("?") and question.needs.endswith(".") for question in questions())


def test_noise_seldom_gives_an_insight() -> None:
    """Ten random histories give at most two comparisons; insights that only count are left out here."""
    told = sum(insight.chance is not None for seed in range(10) for insight in find_insights(noise(seed)))
    assert told <= 2


def test_the_weightiest_first_and_one_a_matter() -> None:
    """Two questions about one matter are answered by the weightier, and the rest follow by weight."""
    diary = Diary()
    for day in range(140):
        diary.write(day, 5.0 if day % 7 == 4 else 8.0, hour=18 if day % 7 == 4 else 9, message="wip")
    found = find_insights(history_of(diary.commits))
    names = [insight.name for insight in found]
    assert len({"times-of-day", "weekdays", "hours-of-the-week"} & set(names)) == 1
    assert "left-behind" in names
    weights = [insight.weight for insight in found]
    assert weights == sorted(weights, reverse=True)


def test_an_empty_history_shows_nothing() -> None:
    """No commits, no insights, no weight."""
    assert find_insights(history_of([])) == ()
    assert weight_of(1.0, 0, 0) == 0.0


def test_only_one_rubric_is_looked_at() -> None:
    """Commits scored under an older rubric are counted and left out."""
    diary = Diary()
    diary.write(0, rubric_version=1)
    diary.write(1, rubric_version=2)
    history = history_of(diary.commits)
    assert (len(history.own), history.other_rubric) == (1, 1)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_history_shows_the_same(seed: int) -> None:
    """Nothing is left to the moment: asked twice, answered twice the same."""
    assert find_insights(noise(seed)) == find_insights(noise(seed))
