"""The columns of a calendar whose rows are weekdays, and the places of the months' names above them."""

from __future__ import annotations

from datetime import date, timedelta

from craftnudge.presentation.number_text import MONTHS

WEEK_DAYS = 7


def mondays_between(first: date, last: date) -> list[date]:
    """The Monday of each week with a day from `first` to `last`."""
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // WEEK_DAYS + 1
    return [monday + timedelta(days=WEEK_DAYS * week) for week in range(weeks)]


def month_names(mondays: list[date], columns_of_a_name: float) -> list[tuple[int, str]]:
    """The columns where names of months begin, with the names: each month's first whole week, and the first column.

    A name that would run into the one before is left out. So is the first name if the next month begins below it.
    """
    starts = [
        (column, monday.month)
        for column, monday in enumerate(mondays)
        if not column or monday.month != mondays[column - 1].month
    ]
    if len(starts) > 1 and starts[1][0] < columns_of_a_name:
        starts = starts[1:]
    names: list[tuple[int, str]] = []
    for column, month in starts:
        if not names or column - names[-1][0] >= columns_of_a_name:
            names.append((column, MONTHS[month - 1]))
    return names
