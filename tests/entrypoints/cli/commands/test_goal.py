"""`craftnudge goal`, the goal on the home screen, and what is kept of both."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

LONG = "wip " + "and more of the same " * 5
SHORT = "Reject expired tokens before a session starts"


def events(program: Program) -> list[dict[str, Any]]:
    """What was kept."""
    path = program.journal.with_name("nudges.jsonl")
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def commits(repository: GitRepository, subject: str, count: int, days_ago: float) -> None:
    """So many commits an hour apart, the first one that many days ago."""
    for number in range(count):
        seconds = int(time.time() - days_ago * 86_400) + number * 3_600
        repository.commit(subject, {"app.py": f"x = {seconds}\n"}, seconds=seconds)


def test_a_goal_is_set_shown_and_ended(program: Program, repository: GitRepository) -> None:
    """By id or name; each change is one event, setting the same goal again writes nothing."""
    repository.commit(LONG, seconds=int(time.time()) - 60)
    program("track")
    first, _, rest = program("goal").stdout.partition("\n\n")
    assert first == f"  Ann Dev, {repository.path.name}, last 365 days: 1 commit"
    assert rest.startswith("  No goal set.")
    assert "needs 10 of your commits" in program("goal").stdout
    assert "\n\n  goal     " in program("goal", "cn110").stdout
    assert "\n\n  goal     " in program("goal", "subject-length").stdout
    document = program("goal", "--json").json
    assert_valid("goal", document)
    assert (document["focus"]["check"], document["focus"]["by"]) == ("CN110", "user")
    program("goal", "--clear")
    assert_valid("goal", program("goal", "--json").json)
    assert program("goal", "--json").json["focus"] is None
    assert [(event["type"], event["check"]) for event in events(program)] == [
        ("focus_set", "CN110"),
        ("focus_ended", "CN110"),
    ]


@pytest.mark.parametrize("arguments", [("CN000",), ("CN110", "--clear")])
def test_a_goal_that_makes_no_sense_is_refused(program: Program, arguments: tuple[str, ...]) -> None:
    """An unknown check, and setting and ending a goal at once: exit code 2, and nothing is written."""
    assert program("goal", *arguments).code == 2
    assert events(program) == []


def test_the_goal_is_chosen_followed_and_retired(program: Program, repository: GitRepository) -> None:
    """Chosen from the user's commits, shown in the overview, followed; when it is reached, two commits show it."""
    commits(repository, LONG, 12, days_ago=6)
    first = program()
    assert "  goal     " in first.stdout
    chosen = events(program)[0]
    assert (chosen["type"], chosen["by"]) == ("focus_set", "evidence")
    assert events(program)[1]["type"] == "shown"
    program()
    assert [event["type"] for event in events(program)] == ["focus_set", "shown"]
    program("goal", "CN110")
    path = program.journal.with_name("nudges.jsonl")
    early = int(time.time() - 5 * 86_400)
    path.write_text(
        "".join(json.dumps(event | {"at_seconds": early}) + "\n" for event in events(program)), encoding="utf-8"
    )
    commits(repository, SHORT, 21, days_ago=2)
    last = program().stdout
    assert "Goal reached: " in last
    assert LONG[:20] in last
    assert SHORT[:20] in last
    kept = events(program)
    assert ("focus_ended", "held") in [(event["type"], event.get("how")) for event in kept]
    followed = [event for event in kept if event["type"] == "followed"]
    assert followed
    assert {"check", "after", "commit", "met", "rubric_version"} <= followed[0].keys()
    assert program("goal", "--json").code == 0


def test_who_commits_seldom_has_a_goal_too(program: Program, repository: GitRepository) -> None:
    """Twelve commits of half a year are evidence, though the last quarter holds hardly one."""
    commits(repository, LONG, 12, days_ago=200)
    assert "  goal     " in program().stdout
    commits(repository, SHORT, 1, days_ago=1)
    assert "  goal     " in program().stdout


def test_what_was_kept_by_another_hand_is_passed_over(program: Program, repository: GitRepository) -> None:
    """Unknown kinds, checks and torn lines in nudges.jsonl change nothing."""
    commits(repository, SHORT, 1, days_ago=1)
    program("track")
    path = program.journal.with_name("nudges.jsonl")
    path.write_text(
        '{"type":"focus_set","at_seconds":1,"check":"CN000","by":"user"}\n{"type":"focus_set"}\n'
        '{"type":"shown","at_seconds":1,"check":"CN110","commit":"x","where":"moon"}\n'
        '{"type":"focus_ended","at_seconds":1,"check":"CN110","how":"?"}\n{"ty',
        encoding="utf-8",
    )
    assert program("goal", "--json").json["focus"] is None
    assert program().code == 0


def test_after_a_commit_the_line_is_about_the_goal(program: Program, repository: GitRepository) -> None:
    """With a goal the hook speaks of it where it came up, and keeps that it did; without one, of what cost most."""
    repository.commit(LONG, {"app.py": "x = 1\n"})
    program("goal", "CN110")
    run = program("hook-run", "post-commit")
    assert run.code == 0
    assert " Goal CN110: " in run.stderr
    assert run.stderr.count("\n") == 1
    shown = events(program)[-1]
    assert (shown["type"], shown["check"], shown["where"]) == ("shown", "CN110", "hook")
    assert shown["commit"] == repository.hashes[-1]
    program("goal", "--clear")
    assert " Goal " not in program("hook-run", "post-commit").stderr


def test_a_goal_that_is_refused_is_not_set(program: Program, repository: GitRepository) -> None:
    """An unknown person gets no goal, and no other person's changes."""
    repository.commit(LONG)
    program("track", "--all")
    done = program("goal", "CN110", "--user-id", "nobody.like.this")
    assert (done.code, events(program)) == (2, [])
    program("goal", "CN110")
    assert program("goal", "--clear", "--user-id", "nobody.like.this").code == 2
    assert len(events(program)) == 1


def test_a_goal_is_picked_again_after_it_was_cleared(program: Program, repository: GitRepository) -> None:
    """By --auto, the check that costs most; with too few commits none, and the number that is needed is said."""
    commits(repository, LONG, 4, days_ago=3)
    program("track", "--all")
    assert "needs 10 of your commits" in program("goal", "--auto").stdout
    commits(repository, LONG, 12, days_ago=2)
    program("track", "--all")
    assert "craftnudge goal --auto" in program("goal").stdout
    assert "\n  goal     " in program("goal", "--auto").stdout
    assert program("goal", "--json").json["focus"]["check"] is not None
    assert "0 of 20 (done at 16)" in program("goal").stdout, "commits before it was set don't count"
    for other in (("CN110",), ("--clear",)):
        assert program("goal", "--auto", *other).code == 2
