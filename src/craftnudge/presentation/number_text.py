"""Figures and dates as text, the same on every screen and in any locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

# Not strftime: its names depend on the machine's locale.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_label(day: date, today: date) -> str:
    """Such as "24 Oct", with the year unless it is today's."""
    return f"{day.day} {MONTHS[day.month - 1]}" + ("" if day.year == today.year else f" {day.year}")


def signed(change: float) -> str:
    """Such as "+0.7" and "-0.1", and "0.0" without a sign."""
    return f"{change:+.1f}".replace("+0.0", "0.0").replace("-0.0", "0.0")


def lines_changed(added: int, deleted: int) -> str:
    """Such as "+8,601 -12"."""
    return f"+{added:,} -{deleted:,}"


def points_lost(hundredths: int) -> str:
    """What a check cost in points of ten, such as "-1.3"; empty for less than a twentieth of a point."""
    text = f"{-hundredths / 100:.1f}"
    return "" if text in ("0.0", "-0.0") else text


def period_label(first: date, last: date) -> str:
    """Such as "31 Oct to 29 Nov", or one day where both are the same; the year of the first where it is another."""
    end = day_label(last, last)
    return end if first == last else f"{day_label(first, last)} to {end}"


def days_label(days: int) -> str:
    """Such as "30 days", and "day" for one, to stand behind "the"."""
    return "day" if days == 1 else f"{days:,} days"
