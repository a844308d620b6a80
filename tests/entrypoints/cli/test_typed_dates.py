"""Dates as they are typed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from craftnudge.entrypoints.cli.typed_dates import end_of, start_of
from craftnudge.errors import UsageError

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)  # a Wednesday
DAY = 86_400


def at(text: str) -> int:
    """Seconds of a time in UTC."""
    return int(datetime.fromisoformat(f"{text}+00:00").timestamp())


@pytest.mark.parametrize(
    ("typed", "first", "after"),
    [
        ("2026-11-24", "2026-11-24T00:00", "2026-11-25T00:00"),
        ("today", "2026-11-25T00:00", "2026-11-26T00:00"),
        ("Yesterday", "2026-11-24T00:00", "2026-11-25T00:00"),
        ("monday", "2026-11-23T00:00", "2026-11-24T00:00"),
        ("wed", "2026-11-25T00:00", "2026-11-26T00:00"),
        ("last wednesday", "2026-11-18T00:00", "2026-11-19T00:00"),
        ("2026-02", "2026-02-01T00:00", "2026-03-01T00:00"),
        ("2025-12", "2025-12-01T00:00", "2026-01-01T00:00"),
        ("2024", "2024-01-01T00:00", "2025-01-01T00:00"),
        ("24 Nov 2026", "2026-11-24T00:00", "2026-11-25T00:00"),
        ("Nov 24, 2025", "2025-11-24T00:00", "2025-11-25T00:00"),
        ("Dec 24", "2025-12-24T00:00", "2025-12-25T00:00"),
        ("24.11.2026", "2026-11-24T00:00", "2026-11-25T00:00"),
        ("2026/11/24", "2026-11-24T00:00", "2026-11-25T00:00"),
    ],
)
def test_a_day_a_month_and_a_year_are_meant_whole(typed: str, first: str, after: str) -> None:
    """From their first second on, and up to their last one."""
    assert (start_of(typed, NOW), end_of(typed, NOW)) == (at(first), at(after))


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("now", "2026-11-25T10:30"),
        ("2026-11-24 14:05", "2026-11-24T14:05"),
        ("2026-11-24T14:05+02:00", "2026-11-24T12:05"),
        ("3 weeks ago", "2026-11-04T10:30"),
        ("3.weeks.ago", "2026-11-04T10:30"),
        ("2 hours ago", "2026-11-25T08:30"),
        ("90 minutes ago", "2026-11-25T09:00"),
        ("a week ago", "2026-11-18T10:30"),
        ("last week", "2026-11-18T10:30"),
        ("@1700000000", "2023-11-14T22:13:20"),
    ],
)
def test_a_time_is_meant_exactly(typed: str, moment: str) -> None:
    """The commit of that very second belongs to both sides."""
    assert (start_of(typed, NOW), end_of(typed, NOW)) == (at(moment), at(moment) + 1)


@pytest.mark.parametrize(
    "typed", ["", "foo", "2026-13", "2026-02-30", "-3", "@", "@99999999999999999999", "99999 years ago", "0001-01-01"]
)
def test_anything_else_is_refused(typed: str) -> None:
    """Also dates that the calendar or the machine does not have."""
    for meaning in (start_of, end_of):
        with pytest.raises(UsageError):
            meaning(typed, NOW)


def test_consecutive_days_leave_no_gap() -> None:
    """Where one day ends the next begins."""
    for days in range(40):
        day = (NOW - timedelta(days=days)).date()
        assert end_of(day.isoformat(), NOW) == start_of((day + timedelta(days=1)).isoformat(), NOW)
