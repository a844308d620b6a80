"""What to look at today."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from craftnudge.services.today import today_answer
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_the_newest_commit_and_the_week(program: Program, repository: GitRepository) -> None:
    """From the store alone; with an empty journal there is neither."""
    workplace = Workplace(program.home / "craftnudge", {"HOME": str(program.home)}, None)
    assert today_answer(workplace).last is None
    repository.commit("Add the second order", {"a.py": "a = 2\n"}, seconds=int(time.time()) - 60)
    program("track")
    answer = today_answer(workplace)
    assert answer.last is not None
    assert answer.last.record.message == "Add the second order"
    assert answer.week.average == answer.last.card.score
