"""`reword --json`: both scores, and what was rewritten."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.rewording.reworded_message import Rewording
from craftnudge.presentation.documents.reword import reword_document
from tests.support.scored import card


@pytest.mark.parametrize("backup", [None, "refs/craftnudge/backup/1"])
def test_it_is_applied_if_there_is_a_backup(backup: str | None) -> None:
    """Scores stand before and after, changes in their order."""
    rewording = Rewording("Add a total\n", ("First.", "Second."))
    document = reword_document(rewording, card("a" * 40, 3.0), card("a" * 40, 8.0), backup, {"a" * 40: "b" * 40})
    assert (document["score_before"], document["score_after"]) == (3.0, 8.0)
    assert (document["applied"], document["backup"]) == (backup is not None, backup)
    assert (document["commit"], document["rewritten"]) == ("a" * 40, {"a" * 40: "b" * 40})
    assert (document["message"], document["changes"]) == ("Add a total\n", ["First.", "Second."])
