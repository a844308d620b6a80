"""When the newest scored commit was written, for a period that has none."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.authors import author_of, people_of
from craftnudge.services.history import keys_asked_for
from craftnudge.services.superseded import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


def last_scored_day(workplace: Workplace, question: Question, answer: LookBack) -> date | None:
    """The author's own day of the newest commit up to today that was scored, over the whole journal.

    Merges, commits by bots and the like do not count: a period that ends with them would show nothing either.
    """
    records = sorted(_records(workplace, question, answer), key=attrgetter("authored.seconds"), reverse=True)
    for record in records:
        local = local_datetime(record.authored) if record.authored else None
        if local is None or local.date() > question.today:
            continue
        if ScoredCommit(record, score_commit(record, workplace.rubric_settings)).scored:
            return local.date()
    return None


def _records(workplace: Workplace, question: Question, answer: LookBack) -> Iterator[CommitRecord]:
    """Every commit with a time by the person that `answer` is about, of any day."""
    keys = keys_asked_for(workplace, question)
    only = question.here if answer.note is not None and keys is None else None
    recalled = workplace.store.recall(CommitQuery(repository_keys=keys), use_index=question.use_index).records
    records = counted(workplace.store, recalled)
    people = people_of(records, question.aliases)
    for record in records:
        if record.authored is None or (only is not None and record.repository.key != only):
            continue
        if answer.person is None or author_of(people, record) == answer.person:
            yield record
