"""The drawings of the report: plain SVG with a title and the figures in words, for those who do not see it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.calendar_weeks import WEEK_DAYS, mondays_between, month_names
from craftnudge.presentation.charts import scale_of
from craftnudge.presentation.html import Html, element
from craftnudge.presentation.number_text import WEEKDAYS, day_label
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from craftnudge.domain.habits.by_time import Cell
    from craftnudge.domain.habits.progress import Stretch

_WIDTH, _HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 12, 10, 26
_CELL, _GAP = 13, 3
_DAY_LABELS, _MONTH_LABELS = 30, 16
_LABELS_AT_MOST = 6
# A month's name is as wide as so many weeks, with a gap.
_NAME_WEEKS = 2


def level_class(score: float) -> str:
    """The class of a score's level."""
    return (level_of(score * 10) or "").lower()


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where a step and a score lie on the drawing: `low` and `high` are the ends of the scale."""

    steps: int
    low: int
    high: int

    def x(self, index: int) -> str:
        return f"{_LEFT + index * (_WIDTH - _LEFT - _RIGHT) / max(self.steps - 1, 1):.1f}"

    def y(self, score: float | None) -> str:
        height = _HEIGHT - _TOP - _BOTTOM
        return f"{_TOP + (self.high - (score or 0.0)) / (self.high - self.low) * height:.1f}"

    def at(self, index: int, score: float | None) -> str:
        return f"{self.x(index)} {self.y(score)}"


def trend(stretches: Sequence[Stretch], today: date) -> Html:
    """The average of each step as a line, the middle half of the scores as a band; steps without commits are passed."""
    known = [(index, each) for index, each in enumerate(stretches) if each.average is not None]
    low, high = scale_of([value for _, each in known for value in (each.low or 0.0, each.high or 0.0)])
    plane = _Plane(len(stretches), low, high)
    there = [plane.at(index, each.high) for index, each in known]
    back = [plane.at(index, each.low) for index, each in reversed(known)]
    course = [plane.at(index, each.average) for index, each in known]
    return element(
        "svg",
        element("title", "The course of the score"),
        element("desc", "; ".join(_in_words(each, today) for _, each in known)),
        _rules(plane),
        element("path", class_="band", d=f"M{' L'.join([*there, *back])} Z"),
        element("path", class_="course", d=f"M{' L'.join(course)}"),
        [element("circle", class_="dot", cx=plane.x(at), cy=plane.y(each.average), r=3) for at, each in known],
        _days(stretches, plane, today),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
    )


def _rules(plane: _Plane) -> list[Html]:
    """Lines across at whole scores, each with its number."""
    parts: list[Html] = []
    for score in range(plane.low, plane.high + 1, max((plane.high - plane.low) // 4, 1)):
        y = plane.y(score)
        parts.append(element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="rule"))
        parts.append(element("text", str(score), x=_LEFT - 8, y=float(y) + 4, text_anchor="end"))
    return parts


def _days(stretches: Sequence[Stretch], plane: _Plane, today: date) -> list[Html]:
    """The first days of some six steps."""
    every = max(-(-len(stretches) // _LABELS_AT_MOST), 1)
    shown = [(index, each) for index, each in enumerate(stretches) if index % every == 0]
    return [
        element(
            "text",
            day_label(each.first, today),
            x=plane.x(index),
            y=_HEIGHT - 8,
            text_anchor="middle" if index else "start",
        )
        for index, each in shown
    ]


def bar(share: float, level: str) -> Html:
    """A bar filled to a share, 0 to 1; what it shows stands beside it as a number."""
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
    """A square a day, weeks as columns; its title tells the day and its average, its filling the number of commits."""
    mondays = mondays_between(first, last)
    most = max((cell.commits for cell in days.values()), default=1)
    squares = [
        _square(day_label(day, last), days.get(day), (_column_x(column), _row_y(row)), most)
        for column, monday in enumerate(mondays)
        for row in range(WEEK_DAYS)
        if first <= (day := monday + timedelta(days=row)) <= last
    ]
    width, height = _column_x(len(mondays)), _row_y(WEEK_DAYS)
    said = (f"{day_label(day, last)}: {cell.average:.1f}, {cell.commits}" for day, cell in days.items())
    return element(
        "svg",
        element("title", "A calendar of commits"),
        element("desc", "; ".join(said)),
        [element("text", name, x=_column_x(column), y=10) for column, name in month_names(mondays, _NAME_WEEKS)],
        _weekdays(),
        squares,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_="fixed",
        role="img",
    )


def weekday_names() -> Html:
    """The names that the rows of a calendar begin with, once more, to lie over it where its own are scrolled away."""
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
    """A table of weekdays and hours, each cell with its average score; only the hours that were worked in."""
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
    caption = element("caption", "Average score by weekday and hour, on your own clock")
    return element(
        "div",
        element("table", caption, element("thead", head), element("tbody", rows), class_="hours"),
        class_="scroll",
        tabindex="0",
        role="group",
        aria_label="Hours of the week",
    )


def _hour(cell: Cell | None) -> Html:
    if cell is None:
        return element("td", "")
    return element("td", f"{cell.average:.1f}", class_=level_class(cell.average))


def _square(day: str, cell: Cell | None, place: tuple[int, int], most: int) -> Html:
    size: dict[str, str | float | None] = {"x": place[0], "y": place[1], "width": _CELL, "height": _CELL, "rx": 2}
    if cell is None:
        return element("rect", class_="empty", **size)
    commits = "1 commit" if cell.commits == 1 else f"{cell.commits} commits"
    opacity = round(0.55 + 0.45 * cell.commits / most, 2)
    said = element("title", f"{day}: {cell.average:.1f}, {commits}")
    return element("rect", said, class_=level_class(cell.average), fill_opacity=opacity, **size)


def _in_words(each: Stretch, today: date) -> str:
    return f"{day_label(each.first, today)}: {each.average:.1f} in {each.commits}"
