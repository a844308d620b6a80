"""Practice sessions read from events, also those of other programs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.event_log import EventFile
from craftnudge.domain.coaching.practice import Answer, Attempt
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.services.practice_session import Session, exercise_id, find_session, open_session
from tests.support.cards import a_record
from tests.support.slow_log import SlowLog

if TYPE_CHECKING:
    from pathlib import Path

COMMITS = tuple(
    ScoredCommit(record, score_commit(record))
    for record in (
        a_record(message, id=f"id-{number}", hash=f"{number:040x}")
        for number, message in enumerate(("wip " * 30, "x", "y", "z"))
    )
)


def give(session: Session, attempt: Attempt) -> Answer:
    """The answer to an attempt at the first exercise left."""
    return session.answer(exercise_id(session.left[0]), attempt)


def begun(log: EventFile) -> Session:
    """A session over the commits that there are."""
    session = open_session(log, COMMITS)
    assert session is not None
    return session


def test_a_session_goes_on_with_its_answers(tmp_path: Path) -> None:
    """Ratings, new messages and skips are read back, so that the lesson counts them all."""
    log = EventFile(tmp_path / "sessions.jsonl")
    first = begun(log)
    give(first, Attempt("rated", rating_tenths=50))
    give(first, Attempt("rewritten", message="Reject expired tokens before a session starts"))
    again = begun(log)
    assert (again.id, again.resumed) == (first.id, True)
    assert [one.commit.record.id for one in again.left] == [one.commit.record.id for one in first.left]
    while again.left:
        give(again, Attempt("skipped"))
    learned = again.end()
    assert (learned.rated, learned.rewritten) == (1, 1)


def test_a_session_without_its_commits_begins_again(tmp_path: Path) -> None:
    """A session whose commits were forgotten, or whose events are damaged, is not continued."""
    log = EventFile(tmp_path / "sessions.jsonl")
    for exercises in ("no list", [["gone", "CN110", False]], [["id-0", "CN000", False]], [7], []):
        log.append("session", {"session": "s", "exercises": exercises})
        assert not begun(log).resumed
        log.append("end", {"session": log.read()[-1]["session"]})


def test_an_answer_of_another_hand_counts_as_done(tmp_path: Path) -> None:
    """An attempt that cannot be read is not asked again, and not counted."""
    log = EventFile(tmp_path / "sessions.jsonl")
    first = begun(log)
    done = first.left[0].commit.record.id
    log.append("answer", {"session": first.id, "commit_id": done, "attempt": {"kind": "sung"}})
    again = begun(log)
    assert done not in {one.commit.record.id for one in again.left}
    assert again.answers == {}


def test_with_nothing_left_there_is_no_session(tmp_path: Path) -> None:
    """Neither without commits, nor where all were practised on before; and nothing is kept of it."""
    log = EventFile(tmp_path / "sessions.jsonl")
    assert open_session(log, ()) is None
    for commit in COMMITS:
        log.append("answer", {"session": "old", "commit_id": commit.record.id})
    assert open_session(log, COMMITS) is None
    assert not [event for event in log.read() if event["type"] == "session"]


def test_six_that_start_at_once_share_one_session(tmp_path: Path) -> None:
    """A page that is opened six times, or a command and a page: the newest unfinished session is everyone's."""
    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(lambda _: begun(SlowLog(tmp_path / "sessions.jsonl")).id, range(6)))) == 1
    assert [event["type"] for event in EventFile(tmp_path / "sessions.jsonl").read()] == ["session"]


def test_a_double_click_answers_one_exercise_once(tmp_path: Path) -> None:
    """All get the answer to the attempt that came first, and no other exercise is answered by it."""
    log = EventFile(tmp_path / "sessions.jsonl")
    wanted = exercise_id(begun(log).left[0])

    def click(number: int) -> Attempt:
        session = begun(SlowLog(tmp_path / "sessions.jsonl"))
        return session.answer(wanted, Attempt("rated", rating_tenths=10 * number)).attempt

    with ThreadPoolExecutor(6) as threads:
        attempts = list(threads.map(click, range(6)))
    assert len(set(attempts)) == 1
    answers = [event for event in log.read() if event["type"] == "answer"]
    assert [event["commit_id"] for event in answers] == [wanted]
    assert len(begun(log).left) == len(begun(log).exercises) - 1


def test_an_answer_names_its_exercise(tmp_path: Path) -> None:
    """Any exercise may be answered, not the first alone; an id of none is refused, and nothing is recorded."""
    log = EventFile(tmp_path / "sessions.jsonl")
    session = begun(log)
    last = exercise_id(session.left[-1])
    given = session.answer(last, Attempt("skipped"))
    assert exercise_id(given.exercise) == last
    assert [exercise_id(exercise) for exercise in session.left] == [exercise_id(e) for e in session.exercises[:-1]]
    with pytest.raises(KeyError):
        session.answer("id-99", Attempt("skipped"))
    assert len(log.read()) == 2


def test_a_session_is_found_by_its_id(tmp_path: Path) -> None:
    """Ended or not, with its answers; its end is recorded once."""
    log = EventFile(tmp_path / "sessions.jsonl")
    session = begun(log)
    while session.left:
        give(session, Attempt("rated", rating_tenths=50))
    assert session.end() == session.end()
    found = find_session(log, session.id, COMMITS)
    assert found is not None
    assert (found.id, found.exercises, found.left) == (session.id, session.exercises, [])
    assert found.answers == session.answers
    assert [event["type"] for event in log.read()].count("end") == 1
    assert find_session(log, "another", COMMITS) is None
    assert find_session(log, session.id, ()) is None


def test_what_was_answered_and_learned_is_recorded(tmp_path: Path) -> None:
    """The check, the attempt, the scores and the rubric's version of each answer, and at the end the lesson."""
    log = EventFile(tmp_path / "sessions.jsonl")
    session = begun(log)
    given = give(session, Attempt("rated", rating_tenths=50))
    while session.left:
        give(session, Attempt("skipped"))
    learned = session.end()
    events = {event["type"]: event for event in reversed(log.read())}
    assert events["answer"]["check"] == given.exercise.check_id
    assert events["answer"]["attempt"]["rating_tenths"] == 50
    assert events["answer"]["score_tenths"] == given.score_tenths
    assert events["answer"]["rubric_version"] == RUBRIC_VERSION
    assert events["end"]["lesson"]["rated"] == learned.rated == 1
