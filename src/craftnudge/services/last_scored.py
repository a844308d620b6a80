"""When the newest judged commit was written, for those who ask about days that hold none."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.history import author_of, people_of, repository_keys
from craftnudge.services.journal_query import recall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.services.history import LookBack, Question


def last_judged_day(
    home: Path, question: Question, found: LookBack, settings: RubricSettings = AS_RELEASED
) -> date | None:
    """The author's own day of the newest commit asked for up to today that was judged, in all of the journal.

    Merges, commits by bots and the like are no answer: the days that end with them would show nothing either.
    """
    for record in sorted(_asked_for(home, question, found), key=attrgetter("authored.seconds"), reverse=True):
        local = local_datetime(record.authored) if record.authored else None
        if local and local.date() <= question.today and ScoredCommit(record, score_commit(record, settings)).scored:
            return local.date()
    return None


def _asked_for(home: Path, question: Question, found: LookBack) -> Iterator[CommitRecord]:
    """Every commit with a time by the person that `found` is about, of any day."""
    keys = None if question.repository is None else repository_keys(home, question.repository)
    only = question.here if found.note is not None and keys is None else None
    records = recall(home, CommitQuery(repository_keys=keys), use_index=question.use_index).records
    people = people_of(records, question.aliases)
    for record in records:
        if record.authored is None or (only is not None and record.repository.key != only):
            continue
        if found.person is None or author_of(people, record) == found.person:
            yield record
