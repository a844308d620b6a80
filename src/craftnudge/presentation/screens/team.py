"""`craftnudge team`: a repository's people as one, never one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.pass_rates import NEARLY_ALWAYS, WORTH_TELLING
from craftnudge.domain.habits.team import FEWEST_PEOPLE
from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.charts import level_style, resampled, sparkline
from craftnudge.presentation.lines import BLANK, Span, cut, pad, span, width, wrap
from craftnudge.presentation.number_text import day_label, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.team import Team, TeamCourse, TeamHabit
    from craftnudge.presentation.lines import Canvas, Line, Style

_HABITS_SHOWN = 4
_SPARK_COLUMNS = 16
_HIGHEST_SPARK = 10.0
_COSTS_FROM = 0.05  # what is less shows as 0.0


def team_screen(team: Team, canvas: Canvas) -> list[Line]:
    """The whole screen."""
    lines = [*_heading(team, canvas), BLANK]
    if not team.enough:
        who = "nobody has" if not team.people else f"only {count(team.people, 'person has', 'people have')}"
        text = f"Figures of a team need {FEWEST_PEOPLE} people, and {who} judged commits here in these days."
        return [*lines, *_wrapped(text, canvas, "plain")]
    lines += [_course(course, canvas) for course in team.courses]
    moved = [habit for habit in team.habits if habit.clear and _moved(habit) >= WORTH_TELLING]
    lines += _habits("Habits that moved", sorted(moved, key=_moved, reverse=True), canvas)
    holds = [habit for habit in team.habits if habit.now.average >= NEARLY_ALWAYS]
    lines += _habits("What holds", sorted(holds, key=lambda habit: -habit.earned.average), canvas)
    costs = [habit for habit in team.habits if habit.lost.average >= _COSTS_FROM and habit not in holds]
    lines += _habits("What costs most", sorted(costs, key=lambda habit: -habit.lost.average), canvas, costs=True)
    return [*lines, BLANK, *_wrapped(_note(team, canvas), canvas, "dim")]


def _heading(team: Team, canvas: Canvas) -> list[Line]:
    where = ", ".join(team.repositories) or "this repository"
    first, last = day_label(team.first_day, team.today), day_label(team.today, team.today)
    text = f"The team of {where}, {first} to {last}: {count(team.people, 'person', 'people')}"
    if team.commits:
        text += f", {count(team.commits, 'commit')}"
    before = f" ({count(team.people_before, 'person', 'people')} in the {count(team.days, 'day')} before)"
    return _wrapped(text + before, canvas, "heading")


def _wrapped(text: str, canvas: Canvas, style: Style) -> list[Line]:
    return [(Span("  "), span(piece, style)) for piece in wrap(text, canvas.columns - 2)]


def _course(course: TeamCourse, canvas: Canvas) -> Line:
    name = span(f"  {course.name:<8}", "strong" if course.name == "score" else "plain")
    if course.now is None:
        return (name, span(f"     -   judged for fewer than {FEWEST_PEOPLE} people", "dim"))
    average = course.now.average
    spread = f" {canvas.pick('±', '+-')} {course.now.spread:.1f}"
    values = [None if step.figure is None else step.figure.average for step in course.steps]
    drawn = f"   {sparkline(resampled(values, _SPARK_COLUMNS), canvas, low=0.0, high=_HIGHEST_SPARK)}"
    change = Span("")
    if course.before is not None:
        moved = average - course.before.average
        sign = "  " if course.clear else f" {canvas.pick('≈', '~')}"
        change = Span(
            f"   {signed(moved):>4}{sign}", ("good" if moved > 0 else "needs_work") if course.clear else "dim"
        )
    return (
        name,
        Span(f"{average:6.1f}", level_style(level_of(round(average * 10)))),
        Span(spread, "dim"),
        Span(drawn if canvas.bars else "", "dim"),
        change,
    )


def _moved(habit: TeamHabit) -> float:
    return abs(habit.now.average - habit.before.average) if habit.before else 0.0


def _habits(title: str, habits: Sequence[TeamHabit], canvas: Canvas, *, costs: bool = False) -> list[Line]:
    shown = habits[:_HABITS_SHOWN]
    if not shown:
        return []
    figures = [_costs(habit) if costs else _figures(habit) for habit in shown]
    rows = zip((habit.title for habit in shown), figures, strict=True)
    lines: list[Line] = [BLANK, (span(f"  {title}", "heading"),)]
    widest = max(width(habit.title) for habit in shown)
    if 4 + widest + 3 + max(map(width, figures)) <= canvas.columns:
        return lines + [(span(f"    {pad(name, widest)}"), span(f"   {text}", "dim")) for name, text in rows]
    for name, text in rows:  # a title that is cut says nothing: the figures go below it
        lines += [(span(f"    {cut(name, canvas.columns - 4)}"),), (span(f"      {text}", "dim"),)]
    return lines


def _figures(habit: TeamHabit) -> str:
    now = percent(habit.now.average)
    return f"{percent(habit.before.average)}, then {now}" if habit.clear and habit.before else now


def _costs(habit: TeamHabit) -> str:
    return f"met in {percent(habit.now.average)}; {habit.lost.average:.1f} points a commit"


def _note(team: Team, canvas: Canvas) -> str:
    note = f"{canvas.pick('±', '+-')}: how far people's averages lie apart. Each person counts once, however much they"
    note += f" commit. No figure stands on fewer than {FEWEST_PEOPLE} people"
    hidden = []
    if team.withheld_habits:
        hidden.append(count(team.withheld_habits, "habit"))
    steps = sum(step.figure is None for step in team.courses[0].steps)
    if steps:
        hidden.append(count(steps, team.unit))
    return f"{note}; {' and '.join(hidden)} withheld." if hidden else f"{note}."
