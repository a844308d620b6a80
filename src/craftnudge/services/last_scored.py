"""When the newest scored commit was written, for a period that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.services.asked_person import asked_for
from craftnudge.services.authors import author_in
from craftnudge.services.history import keys_asked_for
from craftnudge.services.scorer import Scorer
from craftnudge.services.superseded import without_superseded

if TYPE_CHECKING:
    from datetime import date

    from craftnudge.adapters.store.values import CommitEntry
    from craftnudge.domain.commits.record import Person, Repository
    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


def last_scored_day(workplace: Workplace, question: Question, answer: LookBack) -> date | None:
    """The author's own day of the newest commit up to today that was scored, over the whole journal.

    Merges, commits by bots and the like do not count: a period that ends with them would show nothing either.
    """
    scorer = Scorer(workplace.rubric_settings)
    entries = sorted(_entries(workplace, question, answer, scorer.key), key=_author_seconds, reverse=True)
    for entry in entries:
        local = local_datetime(entry.authored) if entry.authored else None
        if local is None or local.date() > question.today:
            continue
        if scorer.scored([entry], keep=False)[0].scored:
            return local.date()
    return None


def _author_seconds(entry: CommitEntry) -> int:
    return entry.authored.seconds if entry.authored else 0


def _entries(workplace: Workplace, question: Question, answer: LookBack, rubric_key: bytes) -> list[CommitEntry]:
    """Every commit with a time by the person that `answer` is about, of any day."""
    keys = keys_asked_for(workplace, question)
    only = question.here if answer.note is not None and keys is None else None
    query = CommitQuery(repository_keys=keys)
    with workplace.store.survey(query, rubric_key=rubric_key, use_index=question.use_index) as survey:
        entries, _ = without_superseded(workplace.store, survey)
        entries, people, _, _ = asked_for(workplace.store, question, entries)

        def is_wanted(author: Person | None, repository: Repository) -> bool:
            if only is not None and repository.key != only:
                return False
            return answer.person is None or author_in(people, repository, author) == answer.person

        return [entry for entry in entries.commits(is_wanted) if entry.authored is not None]
