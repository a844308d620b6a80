"""Dates as users of git type them: ISO 8601, "yesterday", "3 weeks ago", "last month", "24 Nov 2026", "monday"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGO = pattern(
    r"(\d{1,5}|an?|one|last)[ .]?(second|sec|minute|min|hour|day|week|month|year)s?(?:[ .]ago)?", re.IGNORECASE
)
_UNIT_DAYS = {
    "second": 1 / 86400,
    "sec": 1 / 86400,
    "minute": 1 / 1440,
    "min": 1 / 1440,
    "hour": 1 / 24,
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_FORMATS = ("%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
_DAY_OF_THIS_YEAR_FORMATS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A moment, and how many days it names: 1 for a date, 0 for a time, about 30 for a month such as 2026-11."""

    moment: datetime
    days: int


def start_of(text: str, now: datetime) -> int:
    """The first second that a date means, for `--since`. Raises UsageError for what is not a date."""
    return int(_date_of(text, now).moment.timestamp())


def end_of(text: str, now: datetime) -> int:
    """The second after the last one that a date means, for `--until`: a day is meant whole, a time exactly."""
    typed = _date_of(text, now)
    if not typed.days:
        return int(typed.moment.timestamp()) + 1
    # The day after is counted in the user's zone: a day of a change to summer time has 23 hours.
    return int((typed.moment.replace(tzinfo=None) + timedelta(days=typed.days)).timestamp())


def _date_of(text: str, now: datetime) -> TypedDate:
    try:
        typed = next(_meanings(text.strip(), now), None)
    except (ValueError, OverflowError, OSError):  # before the year 1, or a time that the machine cannot count
        typed = None
    if typed is None:
        raise UsageError("date.invalid", date=text)
    return typed


def _meanings(wanted: str, now: datetime) -> Iterator[TypedDate]:
    word = wanted.lower()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if word in ("now", "today"):
        yield TypedDate(now, 0) if word == "now" else TypedDate(midnight, 1)
    if word == "yesterday":
        yield TypedDate(midnight - timedelta(days=1), 1)
    if ago := _AGO.fullmatch(word):
        number = int(ago[1]) if ago[1].isdigit() else 1
        yield TypedDate(now - timedelta(days=number * _UNIT_DAYS[ago[2]]), 0)
    weekday = next((day for day in _WEEKDAYS if word.removeprefix("last ") in (day, day[:3])), None)
    if weekday is not None:
        back = (now.weekday() - _WEEKDAYS.index(weekday)) % _WEEK_DAYS
        yield TypedDate(midnight - timedelta(days=back or _WEEK_DAYS * word.startswith("last ")), 1)
    if word[:1] == "@" and word[1:].isdigit():
        yield TypedDate(datetime.fromtimestamp(int(word[1:]), UTC), 0)
    yield from _iso(wanted)
    yield from _written_out(" ".join(wanted.replace(",", " ").split()), now)


def _iso(wanted: str) -> Iterator[TypedDate]:
    """ISO 8601; a month alone, such as 2026-11, and a year alone are meant whole."""
    month = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", wanted)
    try:
        if month:
            first = datetime(int(month[1]), int(month[2] or 1), 1)  # noqa: DTZ001 - the zone is added below
            later = (
                first.replace(year=first.year + 1)
                if not month[2]
                else (first.replace(day=28) + timedelta(days=4)).replace(day=1)
            )
            yield TypedDate(first.astimezone(), (later - first).days)
            return
        moment = datetime.fromisoformat(wanted)
    except ValueError:
        return
    is_day = len(wanted) <= len("2026-11-24")
    yield TypedDate(moment if moment.tzinfo else moment.astimezone(), int(is_day))


def _written_out(wanted: str, now: datetime) -> Iterator[TypedDate]:
    """Days in other spellings, such as 24 Nov 2026 or Nov 24; without a year the last such day is meant."""
    for form in _DAY_FORMATS:
        try:
            yield TypedDate(datetime.strptime(wanted, form).astimezone(), 1)
        except ValueError:
            continue
    for form in _DAY_OF_THIS_YEAR_FORMATS:
        for year in (now.year, now.year - 1):
            try:
                day = datetime.strptime(f"{wanted} {year}", form).astimezone()
            except ValueError:
                continue
            if day <= now:
                yield TypedDate(day, 1)
