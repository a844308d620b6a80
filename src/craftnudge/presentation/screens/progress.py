"""`craftnudge progress`: scores and habits of a period beside the period before."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.pass_rates import best, better, weakest, worse
from craftnudge.domain.habits.progress import ENOUGH_COMMITS
from craftnudge.presentation.charts import first_step, resampled, sparkline, trend
from craftnudge.presentation.levels import score_style
from craftnudge.presentation.lines import BLANK, Span, cut, prose, span, width
from craftnudge.presentation.number_text import day_label, days_label, period_label, signed
from craftnudge.presentation.scope_text import repositories_text
from craftnudge.presentation.screens.empty_period import nothing_to_show
from craftnudge.presentation.screens.habit_rows import HabitRow, habit_lines

if TYPE_CHECKING:
    from craftnudge.domain.habits.active_days import Streak
    from craftnudge.domain.habits.calendar import Calendar
    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.progress import Course, Progress
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.presentation.screens.empty_period import PeriodHint

_HABITS_SHOWN = 2  # in each direction
_FAILING = ("Worse", "Costs")
_SPARK_COLUMNS = 14
_CHART_STEPS = 12  # more steps of few commits each show the days, not the course
_SIDE_BY_SIDE_COLUMNS = 78
_WIDEST_CHART_COLUMNS = 64  # in wider steps nothing more is seen


def progress_screen(progress: Progress, canvas: Canvas, way: PeriodHint | None = None) -> list[Line]:
    """The whole screen; `way` leads to commits where this period has none."""
    lines = [*heading(progress, len(progress.commits), canvas, _before(progress)), BLANK]
    if not progress.commits:
        # The notes stand before the command that comes next.
        notes = _notes(progress, canvas)
        return [*lines, *notes[1:], *notes[:1], *nothing_scored(canvas, way)]
    if not progress.enough:
        lines += _too_few(progress, canvas)
    else:
        lines += [*_courses(progress, canvas), *_legend(canvas), *_within(progress, canvas), BLANK]
        lines += _habits(progress, canvas)
    return [*lines, *_notes(progress, canvas)]


def heading(shown: Progress | Calendar, commits: int, canvas: Canvas, before: str = "") -> list[Line]:
    """Whose commits of which days these are, and how many; `before` is added at the end."""
    named = repositories_text(shown.repositories)
    where = f", {named}" if named else ""
    text = f"{shown.who}{where}, {period_label(shown.first_day, shown.today)}: {count(commits, 'commit')}{before}"
    return prose(text, canvas, style="heading")


def _before(progress: Progress) -> str:
    return f" ({len(progress.commits_before):,} in the {days_label(progress.days)} before)"


def nothing_scored(canvas: Canvas, way: PeriodHint | None = None) -> list[Line]:
    """The text for a period without a scored commit."""
    return nothing_to_show("No commits in this period.", way, canvas)


def _too_few(progress: Progress, canvas: Canvas) -> list[Line]:
    few = len(progress.commits)
    text = f"Too few commits for a trend, which needs {ENOUGH_COMMITS}. Scores so far:"
    lines: list[Line] = [*prose(text, canvas), BLANK]
    for course in progress.courses:
        scored = "" if course.commits in (0, few) else f"   (scored in {course.commits} of {few})"
        lines.append((span(f"  {course.name:<8}"), _average(course.average), span(scored, "dim")))
    lines.append(BLANK)
    for commit in reversed(progress.commits):
        subject = cut(commit.message.subject or "(no message)", canvas.columns - 18)
        lines.append((span(f"  {commit.hash[:7]}", "dim"), _average(commit.score), span(f"  {subject}")))
    return lines


def _average(value: float | None) -> Span:
    return Span("     -", "dim") if value is None else Span(f"{value:6.1f}", score_style(value))


def _courses(progress: Progress, canvas: Canvas) -> list[Line]:
    """The score and its categories with sparklines, and the chart beside them or, on a narrow screen, below."""
    start = first_step(progress.courses[0].stretches)
    rows = [_course(course, start, canvas) for course in progress.courses]
    if not canvas.bars:
        return rows
    left = max(sum(width(piece.text) for piece in row) for row in rows)
    beside = canvas.columns >= _SIDE_BY_SIDE_COLUMNS
    room = canvas.columns - left - 5 if beside else canvas.columns - 2
    chart = _chart(progress, start, canvas, min(room, _WIDEST_CHART_COLUMNS))
    if not beside:
        return [*rows, BLANK, *((Span("  "), *row) for row in chart)]
    pairs = zip_longest(rows, chart, fillvalue=BLANK)
    return [
        (*row, Span(" " * (left + 4 - sum(width(piece.text) for piece in row))), *drawn) if drawn else row
        for row, drawn in pairs
    ]


def _course(course: Course, start: int, canvas: Canvas) -> Line:
    values = resampled([stretch.average for stretch in course.stretches[start:]], _SPARK_COLUMNS)
    scores = [value for value in values if value is not None]
    low, high = (min(scores), max(scores)) if scores else (0.0, 0.0)
    # A sign is at least 0.3 of a point high: a nearly level line looks level.
    middle, half = (low + high) / 2, max(high - low, 2.0) / 2
    drawn = sparkline(values, canvas, low=middle - half, high=middle + half) if canvas.bars and scores else ""
    return (
        span(f"  {course.name:<8}", "strong" if course.name == "score" else "plain"),
        _average(course.average),
        Span(f"   {drawn}" if drawn else ""),
        *_change(course, canvas),
    )


def _change(course: Course, canvas: Canvas) -> tuple[Span, ...]:
    if course.change is None:
        return ()
    if not course.clear:
        return (Span(f"   {signed(course.change):>4} {canvas.pick('≈', '~')}", "dim"),)
    return (Span(f"   {signed(course.change):>4}  ", "good" if course.change > 0 else "needs_work"),)


def _chart(progress: Progress, start: int, canvas: Canvas, columns: int) -> list[Line]:
    steps = progress.courses[0].stretches[start:]
    room = min(_CHART_STEPS, max(columns - 5, 1))
    lows = resampled([step.low for step in steps], room)
    highs = resampled([step.high for step in steps], room)
    return trend(
        resampled([step.average for step in steps], room),
        [None if low is None or high is None else (low, high) for low, high in zip(lows, highs, strict=True)],
        canvas,
        labels=(day_label(steps[0].first, progress.today), day_label(progress.today, progress.today)),
        columns=columns,
    )


def _within(progress: Progress, canvas: Canvas) -> list[Line]:
    """What clearly changed inside the period: the score, or else the categories that a person works on."""
    moved = [course for course in progress.courses if course.within is not None and course.within.clear]
    shown = [course for course in moved if course.name == "score"] or [
        course for course in moved if course.name != "context"
    ]
    lines: list[Line] = []
    for course in shown:
        within = course.within
        if within is not None:
            text = (
                f"{course.name.capitalize()}: {within.first:.1f} in the first {within.commits:,} commits,"
                f" {within.last:.1f} in the last {within.commits:,} ({signed(within.change)},"
                f" 95% interval {signed(within.low)} to {signed(within.high)})."
            )
            lines += prose(text, canvas)
    return [BLANK, *lines] if lines else []


def _legend(canvas: Canvas) -> list[Line]:
    """What the drawings show; empty in a pipe, where nothing is drawn."""
    if not canvas.bars:
        return []
    band = canvas.pick("░", ".")
    text = f"Line: average score; {band} the middle half of the scores. Small lines: each on its own scale."
    return [BLANK, *prose(text, canvas, style="dim")]


def _habits(progress: Progress, canvas: Canvas) -> list[Line]:
    pass_rates = progress.pass_rates
    rows = [_row("Better", pass_rate, passing_more(pass_rate)) for pass_rate in better(pass_rates)[:_HABITS_SHOWN]]
    rows += [_row("Worse", pass_rate, failing_more(pass_rate)) for pass_rate in worse(pass_rates)[:_HABITS_SHOWN]]
    rows += [
        _row("Steady", pass_rate, f"{pass_rate.passed} of {pass_rate.of}")
        for pass_rate in best(pass_rates)[:_HABITS_SHOWN]
    ]
    rows += [_row("Costs", pass_rate, _costs(pass_rate)) for pass_rate in weakest(pass_rates)[:_HABITS_SHOWN]]
    return habit_lines([*rows, HabitRow("Streak", _streak(progress.streak), "")], canvas)


def _row(label: str, pass_rate: PassRate, figures: str) -> HabitRow:
    """A row under the name that fits its label: what passes, or what fails."""
    return HabitRow(label, pass_rate.fail_name if label in _FAILING else pass_rate.pass_name, figures)


def _passing(pass_rate: PassRate) -> str:
    return f"{pass_rate.passed} of {pass_rate.of}"


def passing_more(pass_rate: PassRate) -> str:
    """How often it passed before, and now."""
    return f"{percent(pass_rate.share_before or 0.0)} of commits, then {percent(pass_rate.share)}"


def failing_more(pass_rate: PassRate) -> str:
    """How often it failed before, and now."""
    return f"{percent(1 - (pass_rate.share_before or 0.0))} of commits, then {percent(1 - pass_rate.share)}"


def _costs(pass_rate: PassRate) -> str:
    return f"{-pass_rate.lost:.1f} per commit, in {pass_rate.of - pass_rate.passed} of {pass_rate.of}"


def _streak(streak: Streak) -> str:
    longest = count(streak.longest, "active day")
    if not streak.longest:
        return "no active day at good or better yet"
    if not streak.current:
        return f"none now; the longest was {longest} at good or better"
    if streak.current == streak.longest:
        return f"{longest} at good or better, the longest so far"
    return f"{count(streak.current, 'active day')} at good or better; the longest was {streak.longest}"


def _notes(progress: Progress, canvas: Canvas) -> list[Line]:
    """Which commits the figures leave out, and what their signs mean."""
    notes = []
    if any(course.change is not None and not course.clear for course in progress.courses):
        notes.append(f"{canvas.pick('≈', '~')} not statistically significant")
    if progress.enough and not progress.comparable:
        notes.append(f"The {days_label(progress.days)} before had too few commits for a comparison.")
    if progress.skipped:
        notes.append(f"Skipped: {count(progress.skipped, 'commit')} (merges, bots and the like).")
    if progress.other_rubric:
        commits = count(progress.other_rubric, "commit")
        notes.append(f"Ignored: {commits} scored by a rubric older than {progress.rubric_version}.")
    lines = [line for note in notes for line in prose(note, canvas, style="dim")]
    return [BLANK, *lines] if lines else []
