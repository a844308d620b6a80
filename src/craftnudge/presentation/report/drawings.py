"""The drawings of the report: plain SVG with a title, and the figures in words for screen readers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.calendar_weeks import WEEK_DAYS, mondays_between, month_names
from craftnudge.presentation.charts import first_step, scale_of
from craftnudge.presentation.html import Html, element
from craftnudge.presentation.levels import LEVEL_NAMES
from craftnudge.presentation.number_text import MONTHS, WEEKDAYS, day_label
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from craftnudge.domain.habits.by_time import Cell
    from craftnudge.domain.habits.progress import ChartStep

_WIDTH, _HEIGHT = 720, 240
# For a phone: the letters of a wide drawing would be too small there.
NARROW_WIDTH = 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 12, 10, 26
_CELL, _GAP = 13, 3
_FILLINGS = {"excellent": 13, "good": 9, "fair": 6, "needs_work": 3}
_LEGEND_COLUMN = 82
_DAY_LABELS, _MONTH_LABELS = 30, 16
_LABELS_AT_MOST = 6
# A month's name is as wide as so many weeks, with a gap.
_NAME_WEEKS = 2


def level_class(score: float) -> str:
    """The class of a score's level."""
    return (level_of(round(score * 10)) or "").lower()


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where a step and a score lie on the drawing: `low` and `high` are the ends of the scale."""

    steps: int
    low: int
    high: int
    width: int

    def x(self, index: int) -> str:
        return f"{_LEFT + index * (self.width - _LEFT - _RIGHT) / max(self.steps - 1, 1):.1f}"

    def y(self, score: float | None) -> str:
        height = _HEIGHT - _TOP - _BOTTOM
        return f"{_TOP + (self.high - (score or 0.0)) / (self.high - self.low) * height:.1f}"

    def at(self, index: int, score: float | None) -> str:
        return f"{self.x(index)} {self.y(score)}"


def trend(stretches: Sequence[ChartStep], today: date, *, width: int = _WIDTH, class_: str | None = None) -> Html:
    """The average of each step as a line, the middle half of the scores as a band; a drawing of words without any.

    `width` is in the drawing's own units, of which its letters are 11 high. The drawing begins at the first step with
    commits; later steps without commits are bridged.
    """
    shown = stretches[first_step(stretches) :]
    steps = [(index, step) for index, step in enumerate(shown) if step.average is not None]
    if not steps:
        return _no_scores()
    low, high = scale_of([value for _, step in steps for value in (step.low or 0.0, step.high or 0.0)])
    plane = _Plane(len(shown), low, high, width)
    upper = [plane.at(index, step.high) for index, step in steps]
    lower = [plane.at(index, step.low) for index, step in reversed(steps)]
    line = [plane.at(index, step.average) for index, step in steps]
    return element(
        "svg",
        element("title", "The score over time"),
        element("desc", "; ".join(_in_words(step, today) for _, step in steps)),
        _rules(plane),
        element("path", class_="band", d=f"M{' L'.join([*upper, *lower])} Z"),
        element("path", class_="course", d=f"M{' L'.join(line)}"),
        [element("circle", class_="dot", cx=plane.x(at), cy=plane.y(step.average), r=3) for at, step in steps],
        _days(shown, plane, today),
        viewBox=f"0 0 {width} {_HEIGHT}",
        class_=class_,
        role="img",
    )


def _no_scores() -> Html:
    words = "No scores to draw."
    return element(
        "svg",
        element("title", "The score over time"),
        element("desc", words),
        element("text", words, x=_LEFT, y=_TOP + 20),
        viewBox=f"0 0 {_WIDTH} {_TOP + _BOTTOM}",
        role="img",
    )


def _rules(plane: _Plane) -> list[Html]:
    """Lines across at whole scores, each with its number."""
    parts: list[Html] = []
    for score in range(plane.low, plane.high + 1, max((plane.high - plane.low) // 4, 1)):
        y = plane.y(score)
        parts.append(element("line", x1=_LEFT, x2=plane.width - _RIGHT, y1=y, y2=y, class_="rule"))
        parts.append(element("text", str(score), x=_LEFT - 8, y=float(y) + 4, text_anchor="end"))
    return parts


def _days(stretches: Sequence[ChartStep], plane: _Plane, today: date) -> list[Html]:
    """The first days of some six steps; those at the edges stay inside the drawing."""
    most = _LABELS_AT_MOST if plane.width >= _WIDTH else _LABELS_AT_MOST // 2
    every = max(-(-len(stretches) // most), 1)
    last = len(stretches) - 1
    return [
        element(
            "text",
            day_label(step.first, today),
            x=plane.x(index),
            y=_HEIGHT - 8,
            text_anchor="start" if not index else "end" if index == last else "middle",
        )
        for index, step in enumerate(stretches)
        if index % every == 0
    ]


def bar(share: float, level: str) -> Html:
    """A bar filled to a share, 0 to 1; the same figure stands beside it as a number."""
    return element(
        "svg",
        element("rect", class_="track", x=0, y=0, width=100, height=8, rx=2),
        element("rect", class_=level, x=0, y=0, width=round(share * 100, 1), height=8, rx=2),
        viewBox="0 0 100 8",
        preserveAspectRatio="none",
        class_="bar",
        aria_hidden="true",
    )


def calendar(days: Mapping[date, Cell], first: date, last: date) -> Html:
    """A square per day, weeks as columns; the higher its filling, the better the average score of the day."""
    mondays = mondays_between(first, last)
    squares = [
        _square(day_label(day, last), days.get(day), _column_x(column), _row_y(row))
        for column, monday in enumerate(mondays)
        for row in range(WEEK_DAYS)
        if first <= (day := monday + timedelta(days=row)) <= last
    ]
    width, height = _column_x(len(mondays)), _row_y(WEEK_DAYS)
    return element(
        "svg",
        element("title", "A calendar of commits"),
        element("desc", "; ".join(_months_in_words(days))),
        [element("text", name, x=_column_x(column), y=10) for column, name in month_names(mondays, _NAME_WEEKS)],
        _weekdays(),
        squares,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_="fixed",
        role="img",
    )


def _months_in_words(days: Mapping[date, Cell]) -> list[str]:
    """Such as "Nov 2026: 24 commits on 12 days, average 6.9"."""
    months: dict[tuple[int, int], list[Cell]] = {}
    for day, cell in days.items():
        months.setdefault((day.year, day.month), []).append(cell)
    texts: list[str] = []
    for (year, month), cells in sorted(months.items()):
        commits = sum(cell.commits for cell in cells)
        average = sum(cell.average * cell.commits for cell in cells) / commits
        counts = f"{count(commits, 'commit')} on {count(len(cells), 'day')}"
        texts.append(f"{MONTHS[month - 1]} {year}: {counts}, average {average:.1f}")
    return texts


def calendar_legend() -> Html:
    """The four fillings with the names of their levels."""
    parts: list[Html] = []
    for index, level in enumerate(LEVEL_NAMES):
        x = index * _LEGEND_COLUMN
        parts += [*_filled(level.lower(), x, 0), element("text", LEVEL_NAMES[level], x=x + _CELL + 5, y=_CELL - 2)]
    width = len(LEVEL_NAMES) * _LEGEND_COLUMN
    size = {"width": width, "height": _CELL}
    words = "The fuller a square, the better the score."
    return element(
        "svg",
        element("title", "Levels in the calendar"),
        element("desc", words),
        parts,
        viewBox=f"0 0 {width} {_CELL}",
        **size,
        class_="fixed",
        role="img",
    )


def weekday_names() -> Html:
    """The names of a calendar's rows once more, to lie over it where its own are scrolled away."""
    width, height = _DAY_LABELS - _GAP, _row_y(WEEK_DAYS)
    size = {"width": width, "height": height}
    return element(
        "svg", _weekdays(), viewBox=f"0 0 {width} {height}", **size, class_="fixed names", aria_hidden="true"
    )


def _weekdays() -> list[Html]:
    return [element("text", WEEKDAYS[row], x=0, y=_row_y(row) + 10) for row in (0, 2, 4)]


def _column_x(column: int) -> int:
    return _DAY_LABELS + column * (_CELL + _GAP)


def _row_y(row: int) -> int:
    return _MONTH_LABELS + row * (_CELL + _GAP)


def hours(slots: Mapping[tuple[int, int], Cell]) -> Html:
    """A table of weekdays and hours, each cell with its average score; from the first to the last hour with commits."""
    worked = sorted({hour for _, hour in slots})
    span = range(worked[0], worked[-1] + 1) if worked else range(0)
    head = element("tr", element("td"), [element("th", f"{hour:02d}", scope="col") for hour in span])
    rows = [
        element(
            "tr",
            element("th", WEEKDAYS[weekday], scope="row"),
            [_hour(slots.get((weekday, hour))) for hour in span],
        )
        for weekday in range(WEEK_DAYS)
        if weekday < 5 or any(day == weekday for day, _ in slots)  # noqa: PLR2004 - the working week
    ]
    # Not a caption of the table: that would scroll sideways with it.
    words = element("p", "Average score by weekday and hour, on the author's clock", class_="dim")
    table = element("table", element("thead", head), element("tbody", rows), class_="hours")
    scrolled = element(
        "div", table, class_="scroll", tabindex="0", role="group", aria_label="Average score by weekday and hour"
    )
    return Html(words + scrolled)


def _hour(cell: Cell | None) -> Html:
    if cell is None:
        return element("td", "")
    return element("td", f"{cell.average:.1f}", class_=level_class(cell.average))


def _square(day: str, cell: Cell | None, x: int, y: int) -> Html:
    if cell is None:
        return _outline(x, y, "empty")
    said = element("title", f"{day}: {cell.average:.1f}, {count(cell.commits, 'commit')}")
    outline, filling = _filled(level_class(cell.average), x, y, said)
    return Html(outline + filling)


def _outline(x: int, y: int, name: str) -> Html:
    return element("rect", class_=name, x=x, y=y, width=_CELL, height=_CELL, rx=2)


def _filled(level: str, x: int, y: int, *inside: Html) -> tuple[Html, Html]:
    """A square that is filled from below, by its level: the height shows it without colour."""
    height = _FILLINGS[level]
    filling = element("rect", *inside, class_=level, x=x, y=y + _CELL - height, width=_CELL, height=height)
    return _outline(x, y, "empty"), filling


def _in_words(step: ChartStep, today: date) -> str:
    return f"{day_label(step.first, today)}: {step.average:.1f} in {count(step.commits, 'commit')}"
