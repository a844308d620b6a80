"""Where a commit with a danger is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.dangers import dangers_of
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.danger_moment import danger_moment
from tests.support.changed import touching

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_a_commit_that_no_remote_has_is_committed(repository: GitRepository) -> None:
    """And one without a danger is not asked about."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    for change, moment in (("A .DS_Store", "committed"), ("A src/a.py", None)):
        card = score_commit(touching(change).record)
        assert danger_moment(repository.path, card.record, dangers_of(card)) == moment
