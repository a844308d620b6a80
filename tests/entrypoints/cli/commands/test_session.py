"""`craftnudge session` at a terminal, from the first question to the goal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.conversation import Conversation

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

BAD = "wip " + "and more of the same " * 5


@pytest.fixture
def practised(program: Program, repository: GitRepository) -> GitRepository:
    """A repository with three commits of Ann's that leave something to say, and one that does not, in the journal."""
    repository.commit(BAD, {"app.py": "x = 1\n"})
    repository.commit("x", {"app.py": "x = 2\n"})
    repository.commit("Reject expired tokens before a session starts", {"app.py": "x = 3\n"})
    repository.commit("y " * 50, {"app.py": "x = 4\n"})
    assert program("track", "--all").code == 0
    return repository


def events(program: Program, name: str = "sessions.jsonl") -> list[dict[str, Any]]:
    """What was kept."""
    return [json.loads(line) for line in program.journal.with_name(name).read_text().splitlines()]


def talk(program: Program, repository: GitRepository, *arguments: str, columns: int = 60) -> Conversation:
    """A session of Ann's over all her commits."""
    return Conversation(program.home, repository.path, "session", "--days", "5000", *arguments, columns=columns)


def test_a_whole_session(program: Program, practised: GitRepository) -> None:
    """Commits without scores, rated, rewritten, skipped; the answers, one idea, the lesson, and the goal."""
    with talk(program, practised, "--commits", "3") as session:
        shown = session.expect("  > ")
        assert f"Ann Dev, {practised.path.name}, last 5,000 days: " in shown
        assert "1 of 3" in shown
        assert "needs work" not in shown
        assert "CN" not in shown
        session.type("much")
        session.expect("Type a number")
        session.type("7,5")
        session.expect("You: 7.5. CraftNudge: ")
        session.expect("One idea: ")
        session.expect("2 of 3")
        session.expect("  > ")
        session.type("r")
        session.expect("  | ")
        session.type("Reject expired tokens before a session starts")
        session.expect("  | ")
        session.type("")
        session.expect("  | ")
        session.type("A stale token kept a session open for a day.")
        session.expect("  | ")
        session.type(".")
        session.expect("3 of 3")
        session.expect("  > ")
        session.type("d")
        session.expect("    +")
        session.expect("  > ")
        session.type("s")
        session.expect("This session")
        session.expect("To improve")
        session.expect("A goal to set")
        session.expect("(y/n) ")
        session.type("7/10")
        session.expect("(y/n) ")
        session.type("y")
        session.expect("Goal set.")
        assert session.end() == 0
        assert all(len(line) <= 60 for line in session.screen.split("\n") if not line.startswith("  |"))
    kept = events(program)
    assert [event["type"] for event in kept] == ["session", "answer", "answer", "answer", "end"]
    assert [event["attempt"]["kind"] for event in kept[1:4]] == ["rated", "rewritten", "skipped"]
    assert kept[1]["attempt"]["rating_tenths"] == 75
    (goal,) = events(program, "nudges.jsonl")
    assert (goal["type"], goal["by"]) == ("focus_set", "user")
    assert goal["check"] == kept[-1]["lesson"]["goal"]


@pytest.mark.parametrize("leave", [b"q\r", b"\x03", b"\x04"])
def test_a_session_that_was_stopped_goes_on(program: Program, practised: GitRepository, leave: bytes) -> None:
    """By q, Ctrl-C or Ctrl-D: what was done is kept, and the next run begins with the next commit."""
    with talk(program, practised, "--commits", "3") as session:
        session.expect("  > ")
        session.type("5")
        first = session.expect("2 of 3")
        session.expect("  > ")
        session.press(leave)
        session.expect("Next: craftnudge session --days 5000\n")
        assert session.end() == (130 if leave == b"\x03" else 0)
    assert "You: 5.0. CraftNudge: " in first
    with talk(program, practised) as session:
        session.expect("Going on where you stopped")
        session.expect("2 of 3")
        session.expect("  > ")
        session.type("s")
        session.expect("  > ")
        session.type("s")
        session.expect("This session")
        session.expect("(y/n) ")
        session.type("n")
        session.expect("Next: craftnudge goal")
        assert session.end() == 0
    assert [event["type"] for event in events(program)] == ["session", "answer", "answer", "answer", "end"]


def test_commits_are_practised_once(program: Program, practised: GitRepository) -> None:
    """A second session takes others; when none is left it says so, with the code for nothing there."""
    counts = []
    for _ in range(4):
        with talk(program, practised, "--commits", "2") as session:
            while asked := session.expect_any("  > ", "(y/n) ", "nothing new to practise on"):
                if asked != "nothing new to practise on":
                    session.type("n" if "y/n" in asked else "s")
            code = session.end()
        answers = [event["commit_id"] for event in events(program) if event["type"] == "answer"]
        assert len(answers) == len(set(answers))
        counts.append((code, len(answers)))
    assert counts[-1] == (3, counts[-2][1])
    assert counts[0] == (0, 2)


def test_without_a_terminal_it_refuses_politely(program: Program, practised: GitRepository) -> None:
    """In a pipe: exit code 2, with the command that needs no terminal."""
    del practised
    run = program("session")
    assert run.code == 2
    assert "needs a terminal" in run.stderr
    assert "craftnudge coach" in run.stderr
    assert not program.journal.with_name("sessions.jsonl").exists()


def test_without_commits_there_is_nothing_to_practise(program: Program, repository: GitRepository) -> None:
    """A repository that was never tracked, and a number of commits that makes no sense."""
    repository.commit("x")
    with talk(program, repository) as session:
        session.expect("no commits by Ann Dev")
        assert session.end() == 3
    with talk(program, repository, "--commits", "21") as session:
        session.expect("Give 1 to")
        assert session.end() == 2


def test_where_days_hold_nothing_the_command_that_does_is_named(program: Program, practised: GitRepository) -> None:
    """Whole, with the person that was asked for, so that it can be typed as it stands."""
    with Conversation(
        program.home, practised.path, "session", "--user-id", "ann@example.org", "--days", "1"
    ) as session:
        session.expect("no commits of yours in the last 1 day.")
        command = session.expect("--days ").rpartition("craftnudge session ")[2]
        assert session.end() == 3
    assert command == "--author ann@example.org --days "


def test_hostile_messages_reach_no_terminal(program: Program, repository: GitRepository) -> None:
    """A subject full of escapes is shown as its visible signs, at the exercise as in every answer."""
    repository.commit("\x1b]0;owned\x07\x1b[2J\u202e " + "word " * 30, {"app.py": "x\n"})
    program("track", "--all")
    with talk(program, repository) as session:
        session.expect("  > ")
        session.type("3")
        session.expect("(y/n) ")
        session.type("n")
        session.end()
        shown = session.screen.replace("\x1b[?2004h", "").replace("\x1b[?2004l", "")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "\\x1b" in shown
