"""What was shown, and the goal: the sum of events."""

from __future__ import annotations

from craftnudge.domain.habits.goal_events import GoalEnded, GoalSet, Memory, NudgeShown, remembered

SHOWN = NudgeShown(5, "CN101", "a" * 40, "hook")


def test_nothing_is_remembered_of_nothing() -> None:
    """No events: no goal, nothing ended, nothing shown."""
    assert remembered([]) == Memory()
    assert Memory().ended_at("CN101") is None


def test_a_goal_is_set_and_held() -> None:
    """After its end there is no goal, and the end is remembered."""
    ended = GoalEnded(9, "CN101", "held")
    memory = remembered([GoalSet(1, "CN101", "evidence"), SHOWN, ended])
    assert memory == Memory(None, (ended,), (SHOWN,))
    assert memory.ended_at("CN101") == ended


def test_a_goal_over_another_replaces_it() -> None:
    """Setting another says that the first one ended; setting the same again only moves its beginning."""
    first, again, other = (
        GoalSet(1, "CN101", "evidence"),
        GoalSet(2, "CN101", "user"),
        GoalSet(3, "CN201", "user"),
    )
    assert remembered([first, again]) == Memory(again)
    assert remembered([first, again, other]) == Memory(other, (GoalEnded(3, "CN101", "replaced"),))


def test_the_end_of_another_habit_leaves_the_goal() -> None:
    """Ends are by habit; a late word about an earlier one changes nothing about the present one."""
    goal = GoalSet(3, "CN201", "user")
    memory = remembered([goal, GoalEnded(4, "CN101", "dropped")])
    assert memory.goal == goal
