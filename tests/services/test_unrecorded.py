"""Clones with commits that are not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.unrecorded import record_newest, unrecorded
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_what_waits_is_counted_and_then_recorded(program: Program, repository: GitRepository, tmp_path: Path) -> None:
    """A clone that the server was started in at first, later any that commits came from; looking records nothing."""
    workplace = Workplace(program.home / "craftnudge", {"HOME": str(program.home)}, None)
    assert unrecorded(workplace, repository.path) == ()
    assert unrecorded(workplace, tmp_path / "nowhere") == ()
    repository.commit("Add an order", {"a.py": "a = 1\n"})
    (clone,) = unrecorded(workplace, repository.path)
    assert (clone.repository.name, clone.commits, clone.is_new) == ("repo", 1, True)
    assert not program.journal.exists()
    reports: list[tuple[int, int]] = []
    assert record_newest(workplace, clone.folder, lambda done, total: reports.append((done, total))) == 1
    assert reports[-1] == (1, 1)
    assert unrecorded(workplace, repository.path) == ()
    for number in range(2, 4):
        repository.commit(f"Add order {number}", {"a.py": f"a = {number}\n"})
    (clone,) = unrecorded(workplace)
    assert (clone.commits, clone.is_new) == (2, False)
    assert record_newest(workplace, clone.folder, lambda _done, _total: None) == 0
