"""What is told about a message, and one that its author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.message_draft import message_findings, with_message
from craftnudge.services.reword import reword_commit
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_findings_are_of_the_message_and_of_the_rules(repository: GitRepository, tmp_path: Path) -> None:
    """Not of the code, which another message doesn't change; a better message has none."""
    repository.write({".craftnudge.toml": "[project-style]\nbody-required = true\n"})
    repository.commit("Begin", {"a.py": "x = 1\n"})
    repository.commit("oops", {"a.py": "x = 1\nbreakpoint()\n"})
    workplace = Workplace(tmp_path / "home", {"HOME": str(tmp_path)}, repository.path)
    reworded = reword_commit(workplace, "HEAD")
    assert {finding.rule for finding in message_findings(workplace, reworded)} >= {"HR106", "CN107"}
    mine = with_message(
        workplace, reworded, "Stop in the reader\n\nThe last row was lost because the loop ended one row early.\n"
    )
    assert message_findings(workplace, mine) == ()
    assert mine.rewording.changes
    assert (mine.after.score or 0) > (mine.before.score or 0)
    assert with_message(workplace, reworded, reworded.record.message).rewording.changes == ()
