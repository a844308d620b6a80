"""An index is opened for a survey where it can answer."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.index.answering import read_through_index
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.local.survey import LocalSurvey
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from pathlib import Path


def test_without_an_index_the_journal_has_to_be_read(tmp_path: Path) -> None:
    """A reader that may not build one says so; one that may builds it."""
    store = LocalStore(tmp_path)
    store.append(map(a_record, range(9)))
    for policy, answers in ((IndexPolicy(readers_build=False), False), (IndexPolicy(), True)):
        with snapshot(store.path) as journal, ExitStack() as stack:
            assert journal is not None
            survey = LocalSurvey(journal, None)
            found = read_through_index(survey, journal, tmp_path, rubric_key=b"", policy=policy, stack=stack)
            assert found is answers
            assert survey.count() == (9 if answers else 0)
