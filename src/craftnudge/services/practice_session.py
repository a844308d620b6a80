"""Starts, resumes and records practice sessions, one event per answer, so that an interruption loses nothing."""

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
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from craftnudge.adapters.store.protocol import EventLog
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

    Line = Mapping[str, Any]


def exercise_id(exercise: Exercise) -> str:
    """The id of an exercise within its session: the id of its commit, which a session uses once."""
    return exercise.commit.id


@dataclass
class Session:
    """One session over the commits of a user; each answer is recorded before the next question is asked.

    `answers` are by the id of their exercise. `resumed` says that it was left unfinished before.
    """

    id: str
    exercises: tuple[Exercise, ...]
    log: EventLog
    commits: Sequence[ScoredCommit]
    settings: RubricSettings = AS_RELEASED
    goal: str | None = None
    resumed: bool = False
    answers: dict[str, Answer] = field(default_factory=dict)
    attempted: set[str] = field(default_factory=set)

    @property
    def left(self) -> list[Exercise]:
        """The exercises without an attempt, in order."""
        return [exercise for exercise in self.exercises if exercise_id(exercise) not in self.attempted]

    def answer(self, wanted_id: str, attempt: Attempt) -> Answer:
        """The answer to an attempt at the exercise with that id, recorded durably.

        An exercise is answered once: of a second attempt nothing is recorded, and the answer is to the first. Raises
        KeyError for an id of no exercise here, JournalError if recording is impossible.
        """
        exercise = next((candidate for candidate in self.exercises if exercise_id(candidate) == wanted_id), None)
        if exercise is None:
            raise KeyError(wanted_id)
        with self.log.transaction() as transaction:
            attempts = _attempts(_of_session(transaction.read(), self.id))
            first = attempts.get(wanted_id)
            answer = self._answer_to(exercise, attempt if first is None else first)
            if wanted_id not in attempts:
                transaction.append("answer", _answer_fields(self.id, answer))
        self.attempted |= attempts.keys() | {wanted_id}
        self.answers[wanted_id] = answer
        return answer

    def end(self) -> Lesson:
        """The result of the session, recorded once. Raises JournalError if recording is impossible."""
        learned = lesson(list(self.answers.values()), self.commits, self.goal)
        with self.log.transaction() as transaction:
            if not _has_ended(_of_session(transaction.read(), self.id)):
                transaction.append("end", {"session": self.id, "lesson": asdict(learned)})
        return learned

    def resume(self, attempts: Mapping[str, Attempt | None]) -> None:
        """Answers the recorded attempts again; one that cannot be read counts as made, and has no answer."""
        self.resumed = True
        self.attempted |= attempts.keys()
        for exercise in self.exercises:
            attempt = attempts.get(exercise_id(exercise))
            if attempt is not None:
                self.answers[exercise_id(exercise)] = self._answer_to(exercise, attempt)

    def _answer_to(self, exercise: Exercise, attempt: Attempt) -> Answer:
        others = [answer for answered, answer in self.answers.items() if answered != exercise_id(exercise)]
        explained = [answer.idea for answer in others if answer.idea]
        return answer(exercise, attempt, lambda record: score_commit(record, self.settings), explained)


def open_session(
    log: EventLog,
    commits: Sequence[ScoredCommit],
    *,
    goal: str | None = None,
    most: int = MOST_EXERCISES,
    settings: RubricSettings = AS_RELEASED,
    new_id: Callable[[], str] = lambda: uuid4().hex,
) -> Session | None:
    """The session that was left unfinished, if its commits are still there, else a new one.

    None if these commits leave nothing to practise on. If several callers ask at once, one starts a session and the
    others get the same one. Raises JournalError if recording is impossible.
    """
    recorded = log.read()
    unfinished = _unfinished(recorded, log, commits, settings, goal)
    if unfinished is not None:
        return unfinished
    practised = {str(event.get("commit_id")) for event in recorded if event["type"] == "answer"}
    chosen = exercises(commits, practised=practised, goal=goal, most=most)
    if not chosen:
        return None
    session = Session(new_id(), chosen, log, commits, settings, goal)
    listed = [[exercise_id(exercise), exercise.check_id, exercise.shows_it] for exercise in chosen]
    with log.transaction() as transaction:
        started = _unfinished(transaction.read(), log, commits, settings, goal)
        if started is None:
            transaction.append("session", {"session": session.id, "exercises": listed})
    return started or session


def unfinished_session(
    log: EventLog,
    commits: Sequence[ScoredCommit],
    *,
    goal: str | None = None,
    settings: RubricSettings = AS_RELEASED,
) -> Session | None:
    """The session that was left unfinished, if its commits are still there. Records nothing."""
    return _unfinished(log.read(), log, commits, settings, goal)


def find_session(
    log: EventLog,
    session_id: str,
    commits: Sequence[ScoredCommit],
    *,
    goal: str | None = None,
    settings: RubricSettings = AS_RELEASED,
) -> Session | None:
    """The recorded session with that id, ended or not; None if it does not exist or its commits are gone."""
    return _recorded_session(_of_session(log.read(), session_id), log, commits, settings, goal)


def _unfinished(
    recorded: Sequence[Line],
    log: EventLog,
    commits: Sequence[ScoredCommit],
    settings: RubricSettings,
    goal: str | None,
) -> Session | None:
    """The newest session, if it has no end and some of its exercises are left."""
    started = next((event for event in reversed(recorded) if event["type"] == "session"), None)
    if started is None:
        return None
    events = _of_session(recorded, started.get("session"))
    if _has_ended(events):
        return None
    session = _recorded_session(events, log, commits, settings, goal)
    return session if session is not None and session.left else None


def _recorded_session(
    events: Sequence[Line],
    log: EventLog,
    commits: Sequence[ScoredCommit],
    settings: RubricSettings,
    goal: str | None,
) -> Session | None:
    """The session of these events, with those of its exercises whose commits and checks are still known."""
    started = next((event for event in reversed(events) if event["type"] == "session"), None)
    if started is None or not isinstance(started.get("exercises"), list):
        return None
    by_id = {commit.id: commit for commit in commits if commit.scored}
    exercises = [exercise for listed in started["exercises"] if (exercise := _exercise(listed, by_id)) is not None]
    if not exercises:
        return None
    session = Session(str(started.get("session")), tuple(exercises), log, commits, settings, goal)
    session.resume(_attempts(events))
    return session


def _of_session(recorded: Iterable[Line], session_id: object) -> list[Line]:
    return [event for event in recorded if event.get("session") == session_id]


def _has_ended(events: Iterable[Line]) -> bool:
    return any(event["type"] == "end" for event in events)


def _attempts(events: Iterable[Line]) -> dict[str, Attempt | None]:
    """The first attempt at each exercise, by its id; None for one that cannot be read."""
    attempts: dict[str, Attempt | None] = {}
    for event in events:
        if event["type"] == "answer":
            attempts.setdefault(str(event.get("commit_id")), _attempt(event.get("attempt")))
    return attempts


def _answer_fields(session_id: str, answer: Answer) -> dict[str, Any]:
    return {
        "session": session_id,
        "commit_id": exercise_id(answer.exercise),
        "check": answer.exercise.check_id,
        "attempt": asdict(answer.attempt),
        "score_tenths": answer.score_tenths,
        "new_tenths": answer.new_tenths,
        "rubric_version": RUBRIC_VERSION,
    }


def _exercise(listed: Any, by_id: Mapping[str, ScoredCommit]) -> Exercise | None:
    """An exercise as it was recorded, or None if its commit or check is no longer known."""
    match listed:
        case [str(commit_id), str(check_id), bool(shows_it)] if commit_id in by_id and check_id in all_checks():
            return Exercise(by_id[commit_id], check_id, shows_it)
    return None


def _attempt(recorded: Any) -> Attempt | None:
    match recorded:
        case {"kind": "rated", "rating_tenths": int(tenths)}:
            return Attempt("rated", rating_tenths=tenths)
        case {"kind": "rewritten", "message": str(message)}:
            return Attempt("rewritten", message=message)
        case {"kind": "skipped"}:
            return Attempt("skipped")
    return None
