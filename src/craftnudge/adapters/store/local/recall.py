"""Answers a query of the journal by the cheapest of three ways: backwards, as a whole, or through the index.

Each way gives the same commits and the same unreadable lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.line_codec import is_sound
from craftnudge.adapters.store.local.scan import Gathering
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.values import CommitHistory
from craftnudge.runtime.garbage_collection import collector_paused

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.store.local.index.journal_index import Found
    from craftnudge.adapters.store.local.snapshot import Snapshot
    from craftnudge.adapters.store.values import CommitQuery


def recall(
    journal_path: Path, query: CommitQuery | None = None, *, use_index: bool = True, policy: IndexPolicy | None = None
) -> CommitHistory:
    """The commits asked for (all of them by default), in the order of their committer times.

    With `use_index` false, from the journal alone.
    """
    policy = policy or IndexPolicy()
    with snapshot(journal_path) as journal, collector_paused():
        if journal is None:
            return CommitHistory()
        gathering = Gathering(query)
        if use_index and journal.size >= policy.from_bytes and gathering.filter.narrows:
            history = _through_index(journal_path.parent, journal, query, policy)
            if history is not None:
                return history
        gathering.search(journal)
        return gathering.history(journal)


def _through_index(
    folder: Path, journal: Snapshot, query: CommitQuery | None, policy: IndexPolicy
) -> CommitHistory | None:
    """The answer with the help of an index, built or extended first if that is due; None without a usable index."""
    try:
        import sqlite3  # noqa: F401, PLC0415 - a Python may be built without it
    except ImportError:
        return None
    from craftnudge.adapters.store.local.index.journal_index import usable_part  # noqa: PLC0415 - most need no index
    from craftnudge.adapters.store.local.index.upkeep import extend_if_free, is_due  # noqa: PLC0415

    path = index_path(folder)
    covered = usable_part(path, journal)
    if policy.readers_build and is_due(journal, covered, policy.unindexed_bytes):
        covered = extend_if_free(folder, journal, covered) or covered
    if covered is None:
        return None
    gathering = Gathering(query)
    if not gathering.search(journal, covered.covered_bytes):
        return gathering.history(journal)
    try:
        answer = _indexed_places(path, gathering, journal)
        if answer is None:
            return None
        for offset, raw in journal.at(answer.places):
            gathering.look(offset, raw)
    except ValueError:  # the index names a line that does not exist
        path.unlink(missing_ok=True)
        return None
    return gathering.history(journal, answer.unreadable)


def _indexed_places(path: Path, gathering: Gathering, journal: Snapshot) -> Found | None:
    from craftnudge.adapters.store.local.index.journal_index import Question, find  # noqa: PLC0415

    line_filter = gathering.filter
    question = Question(
        line_filter.since, line_filter.until, line_filter.recorded_since, line_filter.emails, line_filter.repositories
    )
    return find(path, question, lambda offset, length: is_sound(next(journal.at([(offset, length)]))[1]))
