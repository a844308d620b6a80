"""Kinds of work: how they are recognised, and whether one scores higher or lower."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.kinds_of_work import QUESTION
from tests.support.scored import Diary

# Twenty subjects that are no routine.
AREAS = [f"part {letter}" for letter in "abcdefghijklmnopqrst"]


@pytest.mark.parametrize(
    ("message", "files", "kind"),
    [
        ("feat(api): let clients page", {"tests/test_api.py": (3, 0)}, "feature"),
        ("unknown: move it", {"a.py": (1, 1)}, "refactoring"),
        ("Say more", {"docs/guide.md": (3, 0), "package-lock.json": (90, 9)}, "documentation change"),
        ("Say more", {"tests/test_api.py": (3, 0)}, "test change"),
        ("Fix the crash on empty input", {"a.py": (1, 1)}, "fix"),
        ("parser: add a mode for lists", {"a.py": (9, 0), "docs/a.md": (2, 0)}, "feature"),
        ("[api] Rename the importer", None, "refactoring"),
        ("Polish", {"a.py": (1, 1)}, "other work"),
        ("", None, "other work"),
    ],
)
def test_kinds(message: str, files: dict[str, tuple[int, int]] | None, kind: str) -> None:
    """The type says it first, then files that are all of one kind, then the first word after an area."""
    assert Diary().write(0, message=message, files=files).traits.work == kind


def test_fixes_below_the_rest() -> None:
    """A kind that scores lower is named with both averages, and the mix of all work."""
    written = Diary()
    for day in range(20):
        written.write(day, 5.0 + day % 2, message=f"Fix the crash in {AREAS[day]}")
        written.write(day, 8.0 + day % 2, message=f"Add a report of {AREAS[day]}")
        written.write(day, 8.0 - day % 2, message=f"Polish {AREAS[day]}")
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert insight_headline(found) == "Fixes: the messages score 3.0 lower than those of your other work."
    assert "fixes 33%" in insight_detail(found)
    assert found.commits[0].commit.score == 5.0
    assert found.chance is not None
    assert found.chance < 0.01


def test_a_kind_that_needs_no_action() -> None:
    """One that scores higher, or one below a fifth of the commits."""
    better, few = Diary(), Diary()
    for day in range(40):
        better.write(day, 9.0 if day % 2 else 6.0, message="docs: say more" if day % 2 else "Polish")
        few.write(day, 8.0, message="Polish")
        few.write(day, 4.0 if day < 18 else 8.0, message="Fix the crash" if day < 18 else "Polish")
        few.write(day, 8.0, message="Polish")
    assert QUESTION.answer(history_of(better.commits)) is None
    assert QUESTION.answer(history_of(few.commits)) is None


def test_one_kind_alone_is_nothing_to_compare() -> None:
    """Thirty fixes and nothing else: no answer."""
    written = Diary()
    for day in range(30):
        written.write(day, message="Fix it")
    assert QUESTION.answer(history_of(written.commits)) is None
