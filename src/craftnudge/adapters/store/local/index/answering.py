"""Opens the index for a survey, built or extended first if that is due."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.brief_gathering import BriefGathering
from craftnudge.adapters.store.local.index.build import Scores
from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.indexed_commits import IndexedCommits
from craftnudge.adapters.store.local.index.journal_index import Question, opened, usable_part
from craftnudge.adapters.store.local.index.upkeep import extend_if_free, is_due
from craftnudge.adapters.store.local.line_codec import is_sound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack
    from pathlib import Path

    from craftnudge.adapters.store.local.index.journal_index import Covered
    from craftnudge.adapters.store.local.index.policy import IndexPolicy
    from craftnudge.adapters.store.local.snapshot import Snapshot
    from craftnudge.adapters.store.local.survey import LocalSurvey


def read_through_index(
    answer: LocalSurvey, journal: Snapshot, folder: Path, *, rubric_key: bytes, policy: IndexPolicy, stack: ExitStack
) -> bool:
    """Lets the index answer a survey; the database stays open as long as the stack. False without a usable index."""
    path = index_path(folder)
    covered = usable_part(path, journal)
    if policy.readers_build and is_due(journal, covered, policy.unindexed_bytes):
        covered = extend_if_free(folder, journal, covered) or covered
    if covered is None:
        return False
    gathering = BriefGathering(answer.query)
    if not gathering.search(journal, covered.covered_bytes):
        return False  # no line that the index covers can match: reading backwards ends as early
    wanted = gathering.filter
    question = Question(wanted.since, wanted.until, wanted.recorded_since, wanted.emails, wanted.repositories)

    def sound_at(offset: int, length: int) -> bool:
        return is_sound(next(journal.at([(offset, length)]))[1])

    keep = partial(_keep_scores, folder, journal, covered, rubric_key) if policy.readers_build else None
    try:
        database = stack.enter_context(opened(path))
        answer.read_beside(IndexedCommits(database, question, sound_at, rubric_key), gathering, journal, keep)
    except ValueError:  # the index names a line that does not exist
        path.unlink(missing_ok=True)
        return False
    except (sqlite3.Error, OSError, TypeError):
        return False
    return True


def _keep_scores(
    folder: Path, journal: Snapshot, covered: Covered, rubric_key: bytes, scores: Mapping[int, bytes]
) -> None:
    extend_if_free(folder, journal, covered, Scores(rubric_key, scores))
