"""`craftnudge progress`: scores and habits of a window of days beside the one before."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.pass_rates import best, better, weakest, worse
from craftnudge.domain.habits.progress import CLEAR_BELOW, ENOUGH_COMMITS
from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.charts import level_style, resampled, sparkline, trend
from craftnudge.presentation.lines import BLANK, Span, cut, pad, span, width, wrap
from craftnudge.presentation.number_text import day_label, signed
from craftnudge.presentation.screens.empty_period import nothing_to_show

if TYPE_CHECKING:
    from craftnudge.domain.habits.calendar import Calendar
    from craftnudge.domain.habits.pass_rates import Practice
    from craftnudge.domain.habits.progress import Course, Progress
    from craftnudge.presentation.lines import Canvas, Line, Style
    from craftnudge.presentation.screens.empty_period import WayBack

_HABITS_SHOWN = 2  # in each direction
_SPARK_COLUMNS = 14
_CHART_STEPS = 12  # more steps of few commits each show the days, not the course
_SIDE_BY_SIDE_COLUMNS = 78
_LABEL_COLUMNS = 10


def progress_screen(progress: Progress, canvas: Canvas, way: WayBack | None = None) -> list[Line]:
    """The whole screen; `way` leads to commits where these days have none."""
    lines = [*heading(progress, len(progress.commits), canvas, _beside(progress)), BLANK]
    if not progress.commits:
        lines += nothing_judged(canvas, way)
    elif not progress.enough:
        lines += _too_few(progress, canvas)
    else:
        lines += [*_courses(progress, canvas), BLANK, *_habits(progress, canvas)]
    return [*lines, *_notes(progress, canvas)]


def heading(shown: Progress | Calendar, commits: int, canvas: Canvas, beside: str = "") -> list[Line]:
    """Whose commits of which days these are, and how many; `beside` is said behind."""
    names = shown.repositories
    where = f", {names[0]}" if len(names) == 1 else f", {len(names)} repositories" if names else ""
    first, last = day_label(shown.first_day, shown.today), day_label(shown.today, shown.today)
    text = f"{shown.who}{where}, {first} to {last}: {count(commits, 'commit')}{beside}"
    return [(span("  " + piece, "heading"),) for piece in wrap(text, canvas.columns - 2)]


def _beside(progress: Progress) -> str:
    return f" ({len(progress.commits_before):,} in the {count(progress.days, 'day')} before)"


def nothing_judged(canvas: Canvas, way: WayBack | None = None) -> list[Line]:
    """What is said where no commit of the window was judged."""
    return nothing_to_show("No commit of these days was judged, so there is nothing to show.", way, canvas)


def _too_few(progress: Progress, canvas: Canvas) -> list[Line]:
    few = len(progress.commits)
    says = f"{'That is' if few == 1 else 'These are'} too few for a trend: it takes {ENOUGH_COMMITS}. What there is:"
    lines: list[Line] = [*((span("  " + piece),) for piece in wrap(says, canvas.columns - 2)), BLANK]
    for course in progress.courses:
        judged = "" if course.commits in (0, few) else f"   (judged in {course.commits} of {few})"
        lines.append((span(f"  {course.name:<8}"), _average(course.average), span(judged, "dim")))
    lines.append(BLANK)
    for commit in reversed(progress.commits):
        subject = cut(commit.message.subject, canvas.columns - 17)
        lines.append((span(f"  {commit.record.hash[:7]}", "dim"), _average(commit.score), span(f"  {subject}")))
    return lines


def _average(value: float | None) -> Span:
    return Span("     -", "dim") if value is None else Span(f"{value:6.1f}", _style(value))


def _style(value: float) -> Style:
    return level_style(level_of(round(value * 10)))


def _courses(progress: Progress, canvas: Canvas) -> list[Line]:
    """The score and its aspects with sparklines, and the chart beside them or, on a narrow screen, below."""
    rows = [_course(course, canvas) for course in progress.courses]
    if not canvas.bars:
        return rows
    left = max(sum(width(piece.text) for piece in row) for row in rows)
    beside = canvas.columns >= _SIDE_BY_SIDE_COLUMNS
    chart = _chart(progress, canvas, canvas.columns - left - 5 if beside else canvas.columns - 2)
    if not beside:
        return [*rows, BLANK, *((Span("  "), *row) for row in chart)]
    pairs = zip_longest(rows, chart, fillvalue=BLANK)
    return [
        (*row, Span(" " * (left + 4 - sum(width(piece.text) for piece in row))), *drawn) if drawn else row
        for row, drawn in pairs
    ]


def _course(course: Course, canvas: Canvas) -> Line:
    values = resampled([stretch.average for stretch in course.stretches], _SPARK_COLUMNS)
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    # One sign is at least 0.3 of a point high: a nearly level course looks level.
    middle, half = (low + high) / 2, max(high - low, 2.0) / 2
    drawn = f"   {sparkline(values, canvas, low=middle - half, high=middle + half)}" if canvas.bars else ""
    if not known:
        drawn = ""
    return (
        span(f"  {course.name:<8}", "strong" if course.name == "score" else "plain"),
        _average(course.average),
        Span(drawn, "dim"),
        *_change(course, canvas),
    )


def _change(course: Course, canvas: Canvas) -> tuple[Span, ...]:
    if course.change is None:
        return ()
    if not course.clear:
        return (Span(f"   {signed(course.change):>4} {canvas.pick('≈', '~')}", "dim"),)
    return (Span(f"   {signed(course.change):>4}  ", "good" if course.change > 0 else "needs_work"),)


def _chart(progress: Progress, canvas: Canvas, columns: int) -> list[Line]:
    stretches = progress.courses[0].stretches
    room = min(_CHART_STEPS, max(columns - 5, 1))
    return trend(
        resampled([stretch.average for stretch in stretches], room),
        _bands(progress, room),
        canvas,
        labels=(day_label(progress.first_day, progress.today), day_label(progress.today, progress.today)),
        columns=columns,
    )


def _bands(progress: Progress, room: int) -> list[tuple[float, float] | None]:
    stretches = progress.courses[0].stretches
    lows = resampled([stretch.low for stretch in stretches], room)
    highs = resampled([stretch.high for stretch in stretches], room)
    return [None if low is None or high is None else (low, high) for low, high in zip(lows, highs, strict=True)]


def _habits(progress: Progress, canvas: Canvas) -> list[Line]:
    found = progress.practices
    rows = [("Better", each.title, _moved(each)) for each in better(found)[:_HABITS_SHOWN]]
    rows += [("Worse", each.title, _moved(each)) for each in worse(found)[:_HABITS_SHOWN]]
    rows += [("Holds", each.title, f"{each.passed} of {each.of}") for each in best(found)[:_HABITS_SHOWN]]
    rows += [
        ("Costs", each.title, f"{each.lost:.1f} points a commit, met in {each.passed} of {each.of}")
        for each in weakest(found)[:_HABITS_SHOWN]
    ]
    widest = max((width(title) for _, title, _ in rows), default=0)
    if widest + 3 + max((width(figures) for *_, figures in rows), default=0) > canvas.columns - _LABEL_COLUMNS - 1:
        widest = 0
    lines: list[Line] = []
    label_before = ""
    for label, title, figures in rows:
        shown = "" if label == label_before else label
        lines += _habit(shown, title, figures, widest, canvas)
        label_before = label
    return [*lines, *_streak(progress, canvas)]


def _moved(each: Practice) -> str:
    return f"{percent(each.share_before or 0.0)} of commits, then {percent(each.share)}"


def _habit(label: str, title: str, figures: str, widest: int, canvas: Canvas) -> list[Line]:
    """One row, or two where title and figures do not fit beside each other; figures right where not all can align."""
    head = span(f"  {label:<{_LABEL_COLUMNS - 2}} ", "heading")
    room = canvas.columns - _LABEL_COLUMNS - 1
    if widest:
        return [(head, span(pad(title, widest)), span(f"   {figures}", "dim"))]
    if width(title) + 3 + width(figures) <= room:
        return [(head, span(pad(title, room - width(figures))), span(figures, "dim"))]
    return [
        (head, span(cut(title, room))),
        (span(" " * (_LABEL_COLUMNS + 1 + room - width(figures))), span(figures, "dim")),
    ]


def _streak(progress: Progress, canvas: Canvas) -> list[Line]:
    streak = progress.streak
    days = count(streak.current, "working day")
    text = f"{days} of GOOD or better; the longest was {streak.longest}"
    if not streak.current:
        text = f"broken now; the longest was {count(streak.longest, 'working day')} of GOOD or better"
    if not streak.longest:
        text = "no working day of GOOD or better yet"
    elif streak.current == streak.longest:
        text = f"{days} of GOOD or better, the longest so far"
    first, *rest = wrap(text, canvas.columns - _LABEL_COLUMNS - 1)
    indent = Span(" " * (_LABEL_COLUMNS + 1))
    return [(span(f"  {'Streak':<{_LABEL_COLUMNS - 2}} ", "heading"), span(first)), *((indent, span(r)) for r in rest)]


def _notes(progress: Progress, canvas: Canvas) -> list[Line]:
    """What the figures do not hold, and what their signs mean."""
    notes = []
    if any(course.change is not None and not course.clear for course in progress.courses):
        sign = canvas.pick("≈", "~")
        one_in = round(1 / CLEAR_BELOW)
        notes.append(f"{sign}: a change that chance alone makes in more than one of {one_in} periods.")
    if progress.enough and not progress.comparable:
        notes.append(f"The {count(progress.days, 'day')} before had too few commits to compare with.")
    if progress.not_coached:
        notes.append(f"Not coached, not counted: {count(progress.not_coached, 'commit')} (merges, bots and the like).")
    if progress.other_rubric:
        notes.append(
            f"Left out: {count(progress.other_rubric, 'commit')} judged under an older rubric than"
            f" {progress.rubric_version}; their scores do not compare."
        )
    lines: list[Line] = [(span("  " + piece, "dim"),) for note in notes for piece in wrap(note, canvas.columns - 2)]
    return [BLANK, *lines] if lines else []
