"""Practice sessions: begun, gone on with, and kept, an event an answer, so that an interruption loses nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from craftnudge.domain.coaching.practice import (
    MOST_EXERCISES,
    Answer,
    Attempt,
    Exercise,
    Lesson,
    answer,
    exercises,
    lesson,
)
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from craftnudge.adapters.store.protocol import EventLog
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.rubric_settings import RubricSettings


@dataclass
class Session:
    """One session. `left` are the exercises to do; each answer is kept before the next question is put."""

    id: str
    exercises: tuple[Exercise, ...]
    left: list[Exercise]
    log: EventLog
    commits: Sequence[ScoredCommit]
    settings: RubricSettings = AS_RELEASED
    focus: str | None = None
    gone_on: bool = False
    answers: list[Answer] = field(default_factory=list)

    def give(self, attempt: Attempt) -> Answer:
        """The answer to an attempt at the first exercise left; raises JournalError where it cannot be kept."""
        exercise = self.left[0]
        given = answer(
            exercise,
            attempt,
            lambda record: score_commit(record, self.settings),
            [one.idea for one in self.answers if one.idea],
        )
        self.log.append(
            "answer",
            {
                "session": self.id,
                "commit_id": exercise.commit.record.id,
                "check": exercise.check_id,
                "attempt": asdict(attempt),
                "score_tenths": given.score_tenths,
                "new_tenths": given.new_tenths,
                "rubric_version": RUBRIC_VERSION,
            },
        )
        self.left.pop(0)
        self.answers.append(given)
        return given

    def end(self) -> Lesson:
        """What the session came to, kept."""
        learned = lesson(self.answers, self.commits, self.focus)
        self.log.append("end", {"session": self.id, "lesson": asdict(learned)})
        return learned


def open_session(
    log: EventLog,
    commits: Sequence[ScoredCommit],
    *,
    focus: str | None = None,
    most: int = MOST_EXERCISES,
    settings: RubricSettings = AS_RELEASED,
    new_id: Callable[[], str] = lambda: uuid4().hex,
) -> Session | None:
    """The session that was left open, if its commits are still there, else a new one.

    None where these commits leave nothing to practise on.
    """
    events = log.read()
    again = _unfinished(events, log, commits, settings)
    if again is not None:
        again.focus = focus
        return again
    practised = {str(event.get("commit_id")) for event in events if event["type"] == "answer"}
    chosen = exercises(commits, practised=practised, focus=focus, most=most)
    if not chosen:
        return None
    session = Session(new_id(), chosen, list(chosen), log, commits, settings, focus)
    listed = [[one.commit.record.id, one.check_id, one.shows_it] for one in chosen]
    log.append("session", {"session": session.id, "exercises": listed})
    return session


def _unfinished(
    events: Sequence[Mapping[str, Any]], log: EventLog, commits: Sequence[ScoredCommit], settings: RubricSettings
) -> Session | None:
    """The newest session, where it has no end and something is left of it."""
    begun = next((event for event in reversed(events) if event["type"] == "session"), None)
    if begun is None or not isinstance(begun.get("exercises"), list):
        return None
    mine = [event for event in events if event.get("session") == begun.get("session")]
    if any(event["type"] == "end" for event in mine):
        return None
    by_id = {commit.record.id: commit for commit in commits if commit.coached}
    known = [one for each in begun["exercises"] if (one := _exercise(each, by_id)) is not None]
    attempts = {str(event.get("commit_id")): event.get("attempt") for event in mine if event["type"] == "answer"}
    left = [one for one in known if one.commit.record.id not in attempts]
    if not left:
        return None
    session = Session(str(begun.get("session")), tuple(known), left, log, commits, settings, gone_on=True)
    for one in known:
        attempt = _attempt(attempts.get(one.commit.record.id))
        if attempt is not None:
            told = [given.idea for given in session.answers if given.idea]
            session.answers.append(answer(one, attempt, lambda record: score_commit(record, settings), told))
    return session


def _exercise(each: Any, by_id: Mapping[str, ScoredCommit]) -> Exercise | None:
    """An exercise as it was kept, or None where its commit or check is no longer known."""
    match each:
        case [str(commit_id), str(check_id), bool(shows_it)] if commit_id in by_id and check_id in all_checks():
            return Exercise(by_id[commit_id], check_id, shows_it)
    return None


def _attempt(kept: Any) -> Attempt | None:
    match kept:
        case {"kind": "rated", "rating_tenths": int(tenths)}:
            return Attempt("rated", rating_tenths=tenths)
        case {"kind": "rewritten", "message": str(message)}:
            return Attempt("rewritten", message=message)
        case {"kind": "skipped"}:
            return Attempt("skipped")
    return None
