"""Practice sessions over what is kept of them, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.coaching.practice import Attempt
from craftnudge.errors import NoCommitsError
from craftnudge.habits.scored import ScoredCommit
from craftnudge.journal.event_log import EventLog
from craftnudge.rubric.judge import judge
from craftnudge.workflows.practising import open_session
from tests.support.cards import a_record

if TYPE_CHECKING:
    from pathlib import Path

COMMITS = tuple(
    ScoredCommit(record, judge(record))
    for record in (
        a_record(message, id=f"id-{number}", hash=f"{number:040x}")
        for number, message in enumerate(("wip " * 30, "x", "y", "z"))
    )
)


def test_a_session_goes_on_with_its_answers(tmp_path: Path) -> None:
    """Ratings, new messages and skips are read back, so that the lesson counts them all."""
    log = EventLog(tmp_path / "sessions.jsonl")
    first = open_session(log, COMMITS)
    first.give(Attempt("rated", rating_tenths=50))
    first.give(Attempt("rewritten", message="Reject expired tokens before a session starts"))
    again = open_session(log, COMMITS)
    assert (again.id, again.gone_on) == (first.id, True)
    assert [one.commit.record.id for one in again.left] == [one.commit.record.id for one in first.left]
    while again.left:
        again.give(Attempt("skipped"))
    learned = again.end()
    assert (learned.rated, learned.rewritten) == (1, 1)


def test_a_session_without_what_it_was_about_is_begun_anew(tmp_path: Path) -> None:
    """Commits that were forgotten, and events of another hand, are no session to go on with."""
    log = EventLog(tmp_path / "sessions.jsonl")
    for exercises in ("no list", [["gone", "CN110", False]], [["id-0", "CN000", False]], [7], []):
        log.append("session", {"session": "s", "exercises": exercises})
        assert not open_session(log, COMMITS).gone_on
        log.append("end", {"session": log.read()[-1]["session"]})


def test_an_answer_of_another_hand_counts_as_done(tmp_path: Path) -> None:
    """An attempt that cannot be read is not asked again, and not counted."""
    log = EventLog(tmp_path / "sessions.jsonl")
    first = open_session(log, COMMITS)
    done = first.left[0].commit.record.id
    log.append("answer", {"session": first.id, "commit_id": done, "attempt": {"kind": "sung"}})
    again = open_session(log, COMMITS)
    assert done not in {one.commit.record.id for one in again.left}
    assert again.answers == []


def test_nothing_left_is_told_from_nothing_there(tmp_path: Path) -> None:
    """Both are errors, with different words."""
    log = EventLog(tmp_path / "sessions.jsonl")
    with pytest.raises(NoCommitsError, match="no commits of yours"):
        open_session(log, ())
    for commit in COMMITS:
        log.append("answer", {"session": "old", "commit_id": commit.record.id})
    with pytest.raises(NoCommitsError, match="nothing new"):
        open_session(log, COMMITS)
