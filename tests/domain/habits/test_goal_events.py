"""What was shown, and the habit in focus: the sum of events."""

from __future__ import annotations

from craftnudge.domain.habits.goal_events import FocusEnded, FocusSet, Memory, NudgeShown, remembered

SHOWN = NudgeShown(5, "CN101", "a" * 40, "hook")


def test_nothing_is_remembered_of_nothing() -> None:
    """No events: no focus, nothing ended, nothing shown."""
    assert remembered([]) == Memory()
    assert Memory().ended_at("CN101") is None


def test_a_focus_is_set_and_held() -> None:
    """After its end there is no focus, and the end is remembered."""
    ended = FocusEnded(9, "CN101", "held")
    memory = remembered([FocusSet(1, "CN101", "evidence"), SHOWN, ended])
    assert memory == Memory(None, (ended,), (SHOWN,))
    assert memory.ended_at("CN101") == ended


def test_a_focus_over_another_replaces_it() -> None:
    """Setting another says that the first one ended; setting the same again only moves its beginning."""
    first, again, other = (
        FocusSet(1, "CN101", "evidence"),
        FocusSet(2, "CN101", "user"),
        FocusSet(3, "CN201", "user"),
    )
    assert remembered([first, again]) == Memory(again)
    assert remembered([first, again, other]) == Memory(other, (FocusEnded(3, "CN101", "replaced"),))


def test_the_end_of_another_habit_leaves_the_focus() -> None:
    """Ends are by habit; a late word about an earlier one changes nothing about the present one."""
    focus = FocusSet(3, "CN201", "user")
    memory = remembered([focus, FocusEnded(4, "CN101", "dropped")])
    assert memory.focus == focus
