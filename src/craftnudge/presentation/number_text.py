"""Figures and dates in words, the same on every screen and in any locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

# Not strftime: its names follow the machine's locale, and a screen says the same everywhere.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_label(day: date, today: date) -> str:
    """Such as "24 Oct", with the year where that is not today's."""
    return f"{day.day} {MONTHS[day.month - 1]}" + ("" if day.year == today.year else f" {day.year}")


def signed(change: float) -> str:
    """Such as "+0.7" and "-0.1", and "0.0" without a sign."""
    return f"{change:+.1f}".replace("+0.0", "0.0").replace("-0.0", "0.0")
