"""Opens a survey of the journal: through its index, or from the journal alone."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.local.survey import LocalSurvey
from craftnudge.runtime.garbage_collection import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.store.local.index.policy import IndexPolicy
    from craftnudge.adapters.store.values import CommitQuery


@contextmanager
def open_survey(
    journal_path: Path,
    query: CommitQuery | None = None,
    *,
    rubric_key: bytes = b"",
    use_index: bool = True,
    policy: IndexPolicy,
) -> Iterator[LocalSurvey]:
    """The commits asked for (all of them by default); with `use_index` false, from the journal alone."""
    with snapshot(journal_path) as journal, collector_paused(), ExitStack() as stack:
        answer = LocalSurvey(journal, query)
        with_index = False
        if use_index and journal is not None and journal.size >= policy.from_bytes:
            with suppress(ImportError):  # a Python may be built without sqlite3
                from craftnudge.adapters.store.local.index.answering import read_through_index  # noqa: PLC0415

                with_index = read_through_index(
                    answer, journal, journal_path.parent, rubric_key=rubric_key, policy=policy, stack=stack
                )
        if not with_index:
            answer.read_all()
        yield answer
