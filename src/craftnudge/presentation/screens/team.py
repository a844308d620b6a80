"""`craftnudge team`: the figures of a repository's people together, of no single person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.pass_rates import NEARLY_ALWAYS, WORTH_SHOWING
from craftnudge.domain.habits.team import FEWEST_PEOPLE
from craftnudge.presentation.charts import resampled, sparkline
from craftnudge.presentation.levels import score_style
from craftnudge.presentation.lines import BLANK, Span, prose, span
from craftnudge.presentation.number_text import days_label, period_label, signed
from craftnudge.presentation.screens.habit_rows import HabitRow, habit_lines
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.habits.team import Team, TeamCourse, TeamHabit
    from craftnudge.presentation.lines import Canvas, Line, Style

_HABITS_SHOWN = 4
_SPARK_COLUMNS = 16
_HIGHEST_SPARK = 10.0
_COSTS_FROM = 0.05  # less would show as 0.0


def team_screen(team: Team, canvas: Canvas) -> list[Line]:
    """The whole screen."""
    lines = [*_heading(team, canvas), BLANK]
    if not team.enough:
        people = count(team.people, "person has", "people have") if team.people else "no person has"
        text = f"Team figures need {FEWEST_PEOPLE} people; {people} scored commits here in this period."
        return [*lines, *prose(text, canvas)]
    lines += [_course(course, canvas) for course in team.courses]
    groups = habit_groups(team)
    rows = [HabitRow("Better", each.pass_name, passing(each)) for each in groups.better]
    rows += [HabitRow("Worse", each.fail_name, failing(each)) for each in groups.worse]
    rows += [HabitRow("Steady", each.pass_name, passing(each)) for each in groups.steady]
    rows += [HabitRow("Costs", each.fail_name, costing(each)) for each in groups.costs]
    return [*lines, BLANK, *habit_lines(rows, canvas), *([BLANK] if rows else []), *_notes(team, canvas)]


@dataclass(frozen=True, slots=True)
class HabitGroups:
    """The habits that are shown: those that changed, those that nearly always pass, and those that cost most."""

    better: list[TeamHabit]
    worse: list[TeamHabit]
    steady: list[TeamHabit]
    costs: list[TeamHabit]


def habit_groups(team: Team) -> HabitGroups:
    """The habits of a team by what is said of them, at most four each, the largest first."""
    moved = sorted((habit for habit in team.habits if habit.clear and _moved(habit) >= WORTH_SHOWING), key=_moved)
    moved.reverse()
    steady = [habit for habit in team.habits if habit.now.average >= NEARLY_ALWAYS]
    steady.sort(key=lambda habit: -habit.earned.average)
    costs = [habit for habit in team.habits if habit.lost.average >= _COSTS_FROM and habit not in steady]
    costs.sort(key=lambda habit: -habit.lost.average)
    return HabitGroups(
        [habit for habit in moved if _gained(habit) > 0][:_HABITS_SHOWN],
        [habit for habit in moved if _gained(habit) < 0][:_HABITS_SHOWN],
        steady[:_HABITS_SHOWN],
        costs[:_HABITS_SHOWN],
    )


def _heading(team: Team, canvas: Canvas) -> list[Line]:
    where = ", ".join(team.repositories) or "this repository"
    text = f"Team of {where}, {period_label(team.first_day, team.today)}: {count(team.people, 'person', 'people')}"
    if team.commits:
        text += f", {count(team.commits, 'commit')}"
    before = f" ({count(team.people_before, 'person', 'people')} in the {days_label(team.days)} before)"
    return prose(text + before, canvas, style="heading")


def _course(course: TeamCourse, canvas: Canvas) -> Line:
    name = span(f"  {course.name:<8}", "strong" if course.name == "score" else "plain")
    if course.now is None:
        return (name, span(f"     -   fewer than {FEWEST_PEOPLE} people"))
    average = course.now.average
    spread = f" {canvas.pick('±', '+-')} {course.now.spread:.1f}"
    values = [None if step.figure is None else step.figure.average for step in course.steps]
    drawn = f"   {sparkline(resampled(values, _SPARK_COLUMNS), canvas, low=0.0, high=_HIGHEST_SPARK)}"
    change = Span("")
    if course.before is not None:
        difference = average - course.before.average
        sign = "  " if course.clear else f" {canvas.pick('≈', '~')}"
        style: Style = "plain" if not course.clear else "good" if difference > 0 else "needs_work"
        change = Span(f"   {signed(difference):>4}{sign}", style)
    return (
        name,
        Span(f"{average:6.1f}", score_style(average)),
        Span(spread, "dim"),
        Span(drawn if canvas.bars else "", "dim"),
        change,
    )


def _gained(habit: TeamHabit) -> float:
    return habit.now.average - habit.before.average if habit.before else 0.0


def _moved(habit: TeamHabit) -> float:
    return abs(_gained(habit))


def passing(habit: TeamHabit) -> str:
    """How often it passes: such as "25%, then 98%" where that changed."""
    now = percent(habit.now.average)
    return f"{percent(habit.before.average)}, then {now}" if habit.clear and habit.before else now


def failing(habit: TeamHabit) -> str:
    """How often it fails, before and now."""
    before = habit.before.average if habit.before else 0.0
    return f"{percent(1 - before)}, then {percent(1 - habit.now.average)}"


def costing(habit: TeamHabit) -> str:
    """The points that it costs per commit, and how often it fails."""
    return f"{-habit.lost.average:.1f} per commit, in {percent(1 - habit.now.average)}"


def _notes(team: Team, canvas: Canvas) -> list[Line]:
    """What the signs mean, how people count, and how much is hidden."""
    notes = [f"{canvas.pick('±', '+-')} standard deviation between people. Each person counts once."]
    if any(course.before is not None and not course.clear for course in team.courses):
        notes.append(f"{canvas.pick('≈', '~')} not statistically significant")
    if canvas.bars:
        notes.append(f"Small lines: the average of each {team.unit}, from 0 to 10.")
    hidden = []
    if team.withheld_habits:
        hidden.append(count(team.withheld_habits, "habit"))
    steps = sum(step.figure is None for step in team.courses[0].steps)
    if steps:
        hidden.append(count(steps, team.unit))
    if hidden:
        notes.append(f"Hidden (fewer than {FEWEST_PEOPLE} people): {', '.join(hidden)}.")
    return [line for note in notes for line in prose(note, canvas, style="dim")]
