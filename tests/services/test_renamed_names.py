"""Former names, in settings and in trailers of commits, are reported with the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.check import check_message, lenient_criteria_of
from craftnudge.services.renamed_names import renamed_names
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_a_trailer_and_a_setting_by_a_former_name_are_both_told(repository: GitRepository, tmp_path: Path) -> None:
    """With the commit or the file; current names are not."""
    repository.write({".craftnudge.toml": "[house-style]\nsubject-chars = 60\n"})
    workplace = workplace_in(tmp_path / "home", repository.path)
    criteria = lenient_criteria_of(workplace)
    messages = ("Add a total\n\nCraftNudge-Ignore: finished\n", "Add a total\n\nCraftNudge-Ignore: work-in-progress\n")
    results = [check_message(workplace, message, criteria) for message in messages]
    notes = [str(note) for note in renamed_names(workplace, results)]
    assert len(notes) == 2
    assert "project-style" in notes[0]
    assert "work-in-progress" in notes[1]
