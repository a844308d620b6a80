"""The goal: chosen from evidence, followed, let go when it holds, and taken up again when it slips."""

from __future__ import annotations

from dataclasses import replace

import pytest

from craftnudge.domain.habits.goal import candidates, goal_progress, next_events
from craftnudge.domain.habits.goal_events import GoalEnded, GoalSet, Memory, remembered
from craftnudge.domain.rubric.check import Evidence
from craftnudge.domain.rubric.registry import all_checks
from tests.support.cards import a_check
from tests.support.scored import Diary, check_result

WHY, SIZE, CODE = "CN191", "CN291", "CN391"


def write(diary: Diary, number: int, *, why: float | None, size: float | None = 1, code: float | None = 1) -> None:
    """So many commits, a day each, with these outcomes."""
    for _ in range(number):
        diary.write(
            len(diary.commits),
            checks=[
                check_result(WHY, "why", why, 300),
                check_result(SIZE, "size", size, 300),
                check_result(CODE, "code", code, 300),
            ],
            message=f"Commit {len(diary.commits)}",
        )


def seconds(diary: Diary, index: int) -> int:
    """When a commit was made."""
    committed = diary.commits[index].record.committed
    assert committed is not None
    return committed.seconds


def test_the_worthiest_habit_comes_first() -> None:
    """Of habits that cost the same, the one most in the author's hands; one done now and then before one never done."""
    diary = Diary()
    write(diary, 5, why=1, size=1, code=0)
    write(diary, 15, why=0, size=0, code=0)
    found = candidates(diary.commits)
    assert [each.pass_rate.id for each in found] == [WHY, SIZE, CODE]
    assert [each.learnable for each in found] == pytest.approx([1.0, 0.8, 0.6 * 0.7])
    assert found[0].worth == pytest.approx(3.0 * 15 / 20)


def test_what_is_seldom_asked_or_seldom_missed_is_no_goal() -> None:
    """Nine cases are too few, one miss in four too seldom, and only the newest fifty commits count."""
    diary = Diary()
    write(diary, 60, why=0, size=1, code=None)
    write(diary, 38, why=1, size=1, code=None)
    write(diary, 12, why=0, size=1, code=None)
    write(diary, 9, why=None, size=1, code=0)
    assert candidates(diary.commits[:-9]) == []
    assert candidates(diary.commits) == []


def test_a_goal_holds_with_sixteen_of_twenty_since_it_was_set() -> None:
    """Fifteen do not do, and neither do commits from before; then before and after are quoted from own commits."""
    diary = Diary()
    write(diary, 12, why=0)
    goal = GoalSet(seconds(diary, 11), WHY, "evidence")
    write(diary, 4, why=0)
    write(diary, 15, why=1)
    assert goal_progress(goal, diary.commits).passed == 15
    assert not goal_progress(goal, diary.commits).holds
    write(diary, 1, why=1)
    course = goal_progress(goal, diary.commits)
    assert (course.holds, course.passed, course.since_set) == (True, 16, 20)
    assert (course.passed_before, course.of_before, course.passed_since) == (0, 12, 16)
    assert course.before == diary.commits[11]
    assert course.after == diary.commits[-1]


def test_good_commits_from_before_do_not_make_it_hold() -> None:
    """Twenty good ones, and then the goal is set: it does not hold at once."""
    diary = Diary()
    write(diary, 22, why=1)
    course = goal_progress(GoalSet(seconds(diary, 21), WHY, "user"), diary.commits)
    assert (course.passed, course.since_set, course.holds) == (20, 0, False)
    assert (course.before, course.after, course.after_result) == (None, None, None)


def test_what_is_quoted_shows_the_habit() -> None:
    """A commit whose own words give the reason goes before one of a higher score that shows no words."""
    diary = Diary()
    reason = a_check("CN102", 100, 100)
    shown = diary.write(1, 7.0, checks=[reason._replace(evidence=(Evidence("reason", name="body_cause"),))])
    diary.write(2, 9.0, checks=[reason])
    course = goal_progress(GoalSet(0, "CN102", "user"), diary.commits)
    assert len(course.kept) > 1
    assert course.after == shown


def test_a_check_of_the_rubric_has_its_title() -> None:
    """The habit is called by its check's title; one that the rubric no longer has, by its id."""
    assert goal_progress(GoalSet(0, "CN110", "user"), []).pass_name == all_checks()["CN110"].pass_name
    assert goal_progress(GoalSet(0, WHY, "user"), []).pass_name == WHY


def test_the_first_goal_is_chosen_from_evidence() -> None:
    """Without a goal the worthiest habit becomes it; with one that goes on, nothing happens."""
    diary = Diary()
    write(diary, 12, why=0)
    (event,) = next_events(diary.commits, Memory(), 99)
    assert event == GoalSet(99, WHY, "evidence")
    assert next_events(diary.commits, remembered([event]), 100) == ()


def test_nothing_is_chosen_where_nothing_is_missed() -> None:
    """A user without a habit worth working on has no goal."""
    diary = Diary()
    write(diary, 30, why=1)
    assert next_events(diary.commits, Memory(), 99) == ()


def test_a_habit_that_holds_makes_room_for_the_next() -> None:
    """Its end and the next goal are written together; the one that holds is not chosen again for its old misses."""
    diary = Diary()
    write(diary, 20, why=0, size=0)
    goal = GoalSet(seconds(diary, 19), WHY, "evidence")
    write(diary, 20, why=1, size=0)
    now = seconds(diary, 39)
    assert next_events(diary.commits, remembered([goal]), now) == (
        GoalEnded(now, WHY, "held"),
        GoalSet(now, SIZE, "evidence"),
    )
    write(diary, 3, why=0, size=1)
    held = remembered([goal, GoalEnded(now, WHY, "held")])
    assert WHY not in [each.pass_rate.id for each in candidates(diary.commits, held)]


@pytest.mark.parametrize("other", [0, 1])
def test_a_habit_that_does_not_get_on_makes_room(other: float) -> None:
    """After fifty commits another habit has its turn, if there is one; a goal of the user's own stays."""
    diary = Diary()
    write(diary, 10, why=0)
    chosen, goal = (GoalSet(seconds(diary, 9), WHY, by) for by in ("evidence", "user"))
    write(diary, 49, why=0, size=other)
    assert next_events(diary.commits, remembered([chosen]), 10**10) == ()
    write(diary, 1, why=0, size=other)
    replaced = (GoalEnded(10**10, WHY, "replaced"), GoalSet(10**10, SIZE, "evidence"))
    assert next_events(diary.commits, remembered([chosen]), 10**10) == (() if other else replaced)
    assert next_events(diary.commits, remembered([goal]), 10**10) == ()


def test_a_habit_that_slipped_can_be_the_goal_again() -> None:
    """After its end, thirty commits of which it misses most make it a candidate like any other; ten do not."""
    diary = Diary()
    write(diary, 10, why=1)
    memory = Memory(None, (GoalEnded(seconds(diary, 9), WHY, "held"),))
    write(diary, 10, why=0)
    assert candidates(diary.commits, memory) == []
    write(diary, 20, why=0)
    assert [each.pass_rate.id for each in candidates(diary.commits, memory)] == [WHY]


def test_a_habit_that_held_and_is_kept_every_other_time_stays_at_rest() -> None:
    """It would come and go: half failed is enough to be chosen once, and not a relapse."""
    diary = Diary()
    for _ in range(15):
        write(diary, 1, why=1)
        write(diary, 1, why=0)
    assert [each.pass_rate.id for each in candidates(diary.commits)] == [WHY]
    assert candidates(diary.commits, Memory(None, (GoalEnded(1, WHY, "held"),))) == []
    assert candidates(diary.commits, Memory(None, (GoalEnded(1, WHY, "dropped"),))) != []


def test_a_theme_that_did_not_get_on_rests() -> None:
    """Another habit has its turn where it is worth a third of it; a trifle does not take its place."""
    diary = Diary()
    write(diary, 12, why=0, size=0)
    tried = Memory(None, (GoalEnded(seconds(diary, 0), WHY, "replaced"),))
    assert [each.pass_rate.id for each in candidates(diary.commits, tried)] == [SIZE]
    trifling = Diary()
    for _ in range(12):
        few, much = check_result(SIZE, "size", 0, 15), check_result(WHY, "why", 0, 300)
        trifling.write(len(trifling.commits), checks=[much, few])
    assert candidates(trifling.commits, Memory(None, (GoalEnded(0, WHY, "replaced"),))) == []


def test_a_kind_that_needs_no_reason_says_nothing_about_giving_reasons() -> None:
    """A typo meets it without any doing: neither a case for the habit nor one against it."""
    diary = Diary()
    for number in range(12):
        diary.write(number, checks=[check_result("CN102", "why", 1, 300)], message="Fix a typo in the manual")
    assert goal_progress(GoalSet(0, "CN102", "user"), diary.commits).outcomes == ()


def test_what_only_finds_is_kept_where_it_finds_nothing() -> None:
    """A check without an opinion is then a commit that kept the habit, so that the habit can hold."""
    diary = Diary()
    found = check_result("CN292", "lists", None)
    informational = found._replace(check=replace(found.check, informational=True))
    for number in range(21):
        diary.write(number, checks=[informational, check_result(WHY, "why", 1)])
    assert goal_progress(GoalSet(0, "CN292", "user"), diary.commits).holds
