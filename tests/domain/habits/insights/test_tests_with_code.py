"""Do tests travel with the code that they cover?"""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.tests_with_code import QUESTION
from tests.support.scored import BEN, Diary

CODE = {"report.py": (10, 2)}
BOTH = {"report.py": (10, 2), "tests/test_report.py": (8, 0)}


def test_code_changes_with_and_without_tests() -> None:
    """Both are counted, documentation is not, and the largest change without tests comes first."""
    written = Diary()
    for day in range(20):
        written.write(day, files=BOTH if day % 4 == 0 else {"report.py": (day, 0)})
    written.write(21, files={"README.md": (500, 0)})
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert insight_headline(found) == "Code changes with tests: 5 of 20 (25%)."
    assert insight_detail(found) == "Largest of the 15 code changes without tests:"
    assert (len(found.commits), found.commits[0].note) == (15, "+19 -0")


def test_others_of_the_project_stand_beside() -> None:
    """If others changed code often enough, their share is given too."""
    own, others = Diary(), Diary(author=BEN)
    for day in range(20):
        own.write(day, files=BOTH)
        others.write(day, files=BOTH if day % 2 else CODE)
    found = QUESTION.answer(history_of(own.commits, others.commits, 1))
    assert found is not None
    assert insight_detail(found) == "Other people in your repositories: 50%."
    assert found.figures["others_share"] == 0.5


def test_a_project_without_tests_is_not_asked() -> None:
    """A project without tests gives no insight, and neither do nineteen code changes."""
    bare, few = Diary(), Diary()
    for day in range(30):
        bare.write(day, files=CODE)
    for day in range(19):
        few.write(day, files=BOTH)
    assert QUESTION.answer(history_of(bare.commits)) is None
    assert QUESTION.answer(history_of(few.commits)) is None


def test_a_deleted_test_is_no_test_brought() -> None:
    """Only files that exist afterwards count, and an unknown diff is not a code change."""
    written = Diary()
    for day in range(25):
        written.write(day, files=BOTH)
        written.write(day)
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.figures["code_commits"] == 25
