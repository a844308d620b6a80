"""Practice sessions over what is kept of them, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.event_log import EventFile
from craftnudge.domain.coaching.practice import Attempt
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.practice_session import Session, open_session
from tests.support.cards import a_record

if TYPE_CHECKING:
    from pathlib import Path

COMMITS = tuple(
    ScoredCommit(record, score_commit(record))
    for record in (
        a_record(message, id=f"id-{number}", hash=f"{number:040x}")
        for number, message in enumerate(("wip " * 30, "x", "y", "z"))
    )
)


def begun(log: EventFile) -> Session:
    """A session over the commits that there are."""
    session = open_session(log, COMMITS)
    assert session is not None
    return session


def test_a_session_goes_on_with_its_answers(tmp_path: Path) -> None:
    """Ratings, new messages and skips are read back, so that the lesson counts them all."""
    log = EventFile(tmp_path / "sessions.jsonl")
    first = begun(log)
    first.give(Attempt("rated", rating_tenths=50))
    first.give(Attempt("rewritten", message="Reject expired tokens before a session starts"))
    again = begun(log)
    assert (again.id, again.gone_on) == (first.id, True)
    assert [one.commit.record.id for one in again.left] == [one.commit.record.id for one in first.left]
    while again.left:
        again.give(Attempt("skipped"))
    learned = again.end()
    assert (learned.rated, learned.rewritten) == (1, 1)


def test_a_session_without_what_it_was_about_is_begun_anew(tmp_path: Path) -> None:
    """Commits that were forgotten, and events of another hand, are no session to go on with."""
    log = EventFile(tmp_path / "sessions.jsonl")
    for exercises in ("no list", [["gone", "CN110", False]], [["id-0", "CN000", False]], [7], []):
        log.append("session", {"session": "s", "exercises": exercises})
        assert not begun(log).gone_on
        log.append("end", {"session": log.read()[-1]["session"]})


def test_an_answer_of_another_hand_counts_as_done(tmp_path: Path) -> None:
    """An attempt that cannot be read is not asked again, and not counted."""
    log = EventFile(tmp_path / "sessions.jsonl")
    first = begun(log)
    done = first.left[0].commit.record.id
    log.append("answer", {"session": first.id, "commit_id": done, "attempt": {"kind": "sung"}})
    again = begun(log)
    assert done not in {one.commit.record.id for one in again.left}
    assert again.answers == []


def test_with_nothing_left_there_is_no_session(tmp_path: Path) -> None:
    """Neither without commits, nor where all were practised on before; and nothing is kept of it."""
    log = EventFile(tmp_path / "sessions.jsonl")
    assert open_session(log, ()) is None
    for commit in COMMITS:
        log.append("answer", {"session": "old", "commit_id": commit.record.id})
    assert open_session(log, COMMITS) is None
    assert not [event for event in log.read() if event["type"] == "session"]
