"""Scores the commits that are new in a team's store, as the work noted beside them says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.adapters.events.work import MOST_TRIES
from craftnudge.domain.habits.commit_traits import traits_of
from craftnudge.domain.habits.compact_commit import compact
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.rubric_key import rubric_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.events.work import WorkItem
    from craftnudge.adapters.events.work_table import WorkTable
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

MOST_AT_ONCE: Final = 50


def kept_form(record: CommitRecord, settings: RubricSettings) -> bytes | None:
    """What is kept of a commit's score; None where its figures do not fit."""
    short = compact(record, score_commit(record, settings), traits_of(record, settings.ticket_pattern))
    return None if short is None else short.packed


class ScoreWork:
    """Takes work of the kind "analyse". Any number of processes may do so at once; repeating it changes nothing."""

    def __init__(self, work: WorkTable, settings: RubricSettings) -> None:
        self._work = work
        self._settings = settings
        self._key = rubric_key(settings)

    def round(self, *, most: int = MOST_AT_ONCE, wait_seconds: float = 0.0) -> int:
        """Scores what is waiting, at most so many commits, and keeps the scores; returns how many it took.

        Raises StoreError; then the work is another's after its lease.
        """
        items = self._work.take("analyse", most=most, wait_seconds=wait_seconds)
        fresh: dict[int, list[WorkItem]] = {}
        for item in items:
            if item.tries == 1:
                fresh.setdefault(item.team_id, []).append(item)
        for team_id, of_team in fresh.items():
            self._score(team_id, of_team)
        # One by one: a commit that ends the process must not take the others with it each time.
        for item in items:
            if item.tries > MOST_TRIES:
                self._work.failed(item, "its worker ended each time")
            elif item.tries > 1:
                self._score(item.team_id, [item])
        return len(items)

    def _score(self, team_id: int, items: Sequence[WorkItem]) -> None:
        from craftnudge.adapters.store.postgres.scores import keep_scores, records_of  # noqa: PLC0415 - an extra

        with self._work.database.transaction(team_id) as connection:
            records = records_of(connection, team_id, {item.subject for item in items})
        scores: dict[int, bytes] = {}
        done = []
        for item in items:
            place, record = records.get(item.subject, (None, None))
            try:
                score = None if record is None else kept_form(record, self._settings)
            except Exception as error:  # noqa: BLE001 - whatever a commit does, the others go on
                self._work.failed(item, type(error).__name__)
                continue
            if place is not None and score is not None:
                scores[place] = score
            done.append(item)
        if scores:
            with self._work.database.transaction(team_id) as connection:
                keep_scores(connection, team_id, self._key, scores)
        self._work.done(done)
