"""Do commits written with a coding agent differ from the person's others?"""

from __future__ import annotations

from random import Random

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.with_agent import QUESTION
from tests.support.scored import Diary

BY_AGENT = "\n\nCo-authored-by: Claude <noreply@anthropic.com>\n"
LONG = "\n\n" + "It also says again what each of the changed lines does now. " * 5


def diary(
    agent_score: float = 7.0, other_score: float = 7.0, *, agent_tests: int = 0, body: str = "", days: int = 30
) -> Diary:
    """A commit with and one without an agent on each day; of every ten with an agent so many have tests."""
    random, written = Random(3), Diary()
    for day in range(days):
        for score, message, tests in ((agent_score, body + BY_AGENT, agent_tests), (other_score, "", 8)):
            files = {"shop.py": (20, 2)} | ({"tests/test_shop.py": (5, 0)} if day % 10 < tests else {})
            noisy = round(score + random.uniform(-0.5, 0.5), 1)
            written.write(day, noisy, message=f"Add a total to the report{message}", files=files)
    return written


def test_lower_scores_with_an_agent() -> None:
    """Both averages are given, and the lowest commit is shown first."""
    found = QUESTION.answer(history_of(diary(5.5, 7.5, agent_tests=8).commits))
    assert found is not None
    assert found.kind == "agent_scores_lower"
    assert insight_headline(found).startswith("Commits with a coding agent score 1.9 lower")
    assert insight_detail(found).startswith("30 commits average 5.")
    assert found.commits[0].commit.score == min(commit.commit.score or 0 for commit in found.commits)
    assert found.chance is not None
    assert found.chance < 0.01


def test_higher_scores_are_named_as_such() -> None:
    """A person learns from either direction."""
    found = QUESTION.answer(history_of(diary(8.0, 6.5, agent_tests=8).commits))
    assert found is not None
    assert insight_headline(found).startswith("Commits with a coding agent score 1.")
    assert insight_headline(found).endswith("higher.")


def test_code_without_tests() -> None:
    """The shares are those of commits that change code."""
    found = QUESTION.answer(history_of(diary(agent_tests=1).commits))
    assert found is not None
    assert found.kind == "agent_tests_less_often"
    assert "10% of 30 code changes with an agent have tests; without one, 80% of 30." in insight_detail(found)


def test_longer_messages_for_the_same_lines() -> None:
    """Trailers and generator lines don't count as words."""
    found = QUESTION.answer(history_of(diary(agent_tests=8, body=LONG).commits))
    assert found is not None
    assert found.kind == "agent_messages_longer"
    assert "times as long" in insight_headline(found)
    assert insight_detail(found).endswith("Leave out what the diff shows.")


def test_no_difference_is_nothing_to_tell() -> None:
    """Nor is a small one, however certain."""
    assert QUESTION.answer(history_of(diary(agent_tests=8).commits)) is None
    assert QUESTION.answer(history_of(diary(6.6, 7.2, agent_tests=8).commits)) is None


def test_few_commits_or_days_are_too_few() -> None:
    """Twenty commits of each, over eight days of each."""
    assert QUESTION.answer(history_of(diary(4.0, 8.0, days=19).commits)) is None
    crowded = Diary()
    for number in range(40):
        crowded.write(number % 7, 4.0, message=f"Add a total{BY_AGENT}")
        crowded.write(number % 7, 8.0)
    assert QUESTION.answer(history_of(crowded.commits)) is None


def test_several_people_are_not_compared() -> None:
    """Agents' commits would be compared with other people's."""
    assert QUESTION.answer(history_of(diary(4.0, 8.0).commits, one_person=False)) is None
