"""Which files usually change together, and when was one of them forgotten?"""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.insight_text import example_note, insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.related_files import QUESTION
from tests.support.scored import Diary

PAIR = {"src/api.py": (5, 1), "src/schema.py": (3, 0)}


def diary(forgotten: int, together: int = 12, partner: str = "src/schema.py") -> Diary:
    """Commits of a pair among others, and some in which the partner comes one commit later."""
    written = Diary()
    for day in range(together):
        written.write(day, files={"src/api.py": (5, 1), partner: (3, 0)})
        written.write(day, files={f"other{day}.py": (1, 0)}, hour=15)
    for day in range(40, 40 + forgotten):
        written.write(day, files={"src/api.py": (5, 1)}, hour=9)
        written.write(day, files={partner: (1, 0)}, hour=10)
    return written


def test_a_partner_that_came_later() -> None:
    """The pair is named with its figures, and each commit that lacked the partner with the one that brought it."""
    written = diary(3)
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert insight_headline(found) == "api.py usually changes with schema.py (12 of 15 times)."
    assert insight_detail(found).startswith("3 times, schema.py was changed within the next 3 commits.")
    assert found.commits[0].commit == written.commits[-2]
    assert example_note(found, found.commits[0]) == f"then {written.commits[-1].record.hash[:7]}"
    assert found.chance is not None
    assert found.chance < 0.05


def test_names_that_are_alike_keep_their_folders() -> None:
    """Two files of one name in two folders keep their folders; all are counted."""
    found = QUESTION.answer(history_of(diary(3, partner="tests/api.py").commits))
    assert found is not None
    assert insight_headline(found).startswith("src/api.py usually changes with tests/api.py")
    assert insight_detail(found).startswith("3 times, tests/api.py was changed")


def test_a_pair_that_always_changed_together_gives_no_insight() -> None:
    """Neither is one that parts often, one whose partner never came, or one that changed too seldom."""
    assert QUESTION.answer(history_of(diary(0).commits)) is None
    assert QUESTION.answer(history_of(diary(9).commits)) is None
    assert QUESTION.answer(history_of(diary(2, together=5).commits)) is None
    alone = diary(0)
    alone.write(50, files={"src/api.py": (1, 0)})
    assert QUESTION.answer(history_of(alone.commits)) is None


def test_what_brings_everything_along_is_no_partner() -> None:
    """Large commits, generated ones, deleted and lock files, and commits without a diff show no pair."""
    written = diary(3, partner="package-lock.json")
    for day in range(30):
        written.write(day, files={f"src/{number}.py": (1, 0) for number in range(21)})
        written.write(day, None, files=PAIR, generated="merge")
        written.write(day)
    assert QUESTION.answer(history_of(written.commits)) is None


def test_a_partner_that_seldom_came_later_was_not_forgotten() -> None:
    """Three of twenty-one times are below one in five; a test without its code is no half of a change."""
    assert QUESTION.answer(history_of(diary(3, together=18).commits)) is None
    tests_first = Diary()
    for commit in diary(3).commits:
        paths = [file.path.replace("src/api", "tests/test_api") for file in commit.record.files or ()]
        tests_first.write(commit.day or 0, files=dict.fromkeys(paths, (1, 0)))
    assert QUESTION.answer(history_of(tests_first.commits)) is None
