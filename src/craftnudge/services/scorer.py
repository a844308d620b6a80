"""Scores the commits of a history: each once, and of a long one only what a history asks for is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import NO_PLACE
from craftnudge.domain.habits.commit_traits import traits_of
from craftnudge.domain.habits.compact_commit import CompactCommit, compact, is_sound
from craftnudge.domain.habits.recalled_commit import RecalledCommit
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.runtime.observing import span
from craftnudge.services.rubric_key import rubric_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.adapters.store.values import CommitEntry
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.commits.shared_score import SharedScore
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.domain.rubric.scorecard import ScoreCard

_REPORT_EVERY_COMMITS = 100
# So many records and cards are held, some ten kilobytes each; beyond, only what a history asks for.
_HELD_COMMITS = 1_000


def kept_form(record: CommitRecord, settings: RubricSettings) -> bytes | None:
    """What is kept of a commit's score; None where its figures do not fit."""
    return _packed(record, score_commit(record, settings), settings)


def _packed(record: CommitRecord, card: ScoreCard, settings: RubricSettings) -> bytes | None:
    short = compact(record, card, traits_of(record, settings.ticket_pattern))
    return None if short is None else short.packed


class Scorer:
    """Scores under some settings. `new` has what a survey may remember, by place."""

    def __init__(self, settings: RubricSettings) -> None:
        self._settings = settings
        self.key = rubric_key(settings)
        self.new: dict[int, bytes] = {}

    def scored(
        self, entries: Sequence[CommitEntry], report: Callable[[int, int], None] | None = None, *, keep: bool
    ) -> tuple[ScoredCommit, ...]:
        """The commits of these entries; with `keep`, `new` gets what is not kept yet.

        `report` is called now and then with how many of how many are scored.
        """
        missing = sum(entry.score is None for entry in entries)
        with span("rubric.score") as scoring:
            scoring.note("commits", missing)
            return tuple(self._scored(entries, missing, report, keep=keep))

    def _scored(
        self, entries: Sequence[CommitEntry], missing: int, report: Callable[[int, int], None] | None, *, keep: bool
    ) -> list[ScoredCommit]:
        hold = missing <= _HELD_COMMITS
        scored: list[ScoredCommit] = []
        done = 0
        for entry in entries:
            if entry.score is not None:
                scored.append(RecalledCommit(entry, CompactCommit(entry.score), self._settings))
                continue
            scored.append(self._score(entry, hold=hold, keep=keep))
            done += 1
            if report is not None and done % _REPORT_EVERY_COMMITS == 0:
                report(done, missing)
        return scored

    def _score(self, entry: CommitEntry, *, hold: bool, keep: bool) -> ScoredCommit:
        record = entry.record()
        if record.shared_score is not None:
            return self._shared(entry, record, record.shared_score, keep=keep)
        card = score_commit(record, self._settings)
        commit = ScoredCommit(record, card)
        if hold and not keep:
            return commit
        packed = _packed(record, card, self._settings)
        if packed is None:
            return commit
        if keep and entry.place != NO_PLACE:
            self.new[entry.place] = packed
        return commit if hold else RecalledCommit(entry, CompactCommit(packed), self._settings)

    def _shared(self, entry: CommitEntry, record: CommitRecord, given: SharedScore, *, keep: bool) -> ScoredCommit:
        """The score that the author's machine gave, by the rubric of today; the facts cannot be scored here."""
        is_valid = given.rubric == RUBRIC_VERSION and is_sound(given.packed)
        packed = given.packed if is_valid else kept_form(record, self._settings)
        if packed is None:
            return ScoredCommit(record, score_commit(record, self._settings))
        if keep and entry.place != NO_PLACE:
            self.new[entry.place] = packed
        return RecalledCommit(entry, CompactCommit(packed), self._settings)
