"""Fills a template: every text is escaped, and what is unsafe to show is made visible first."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from craftnudge.domain.habits.number_text import count
from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.html import Html
from craftnudge.presentation.levels import level_name
from craftnudge.presentation.number_text import MONTHS, signed
from craftnudge.presentation.safe_text import safe_text


def render(template: str, **values: Any) -> bytes:
    """The page of a template, in UTF-8."""
    return _environment().get_template(template).render(**values).encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("craftnudge.presentation.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        cache_size=-1,
    )
    environment.filters |= {
        "score": _score,
        "level": _level,
        "level_class": _level_class,
        "signed": _signed,
        "number": _number,
        "counted": count,
        "day": _day,
        "share": _share,
    }
    return environment


def _shown(value: Any) -> Any:
    """A value as it is put into a page; drawings are HTML already, and nothing else is."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Html):
        return Markup(value)  # noqa: S704 - made by presentation.html alone, which escapes
    return "" if value is None else safe_text(str(value))


def _score(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _level(value: float | None) -> str:
    return "" if value is None else level_name(level_of(round(value * 10)))


def _level_class(value: float | None) -> str:
    return "" if value is None else (level_of(round(value * 10)) or "").lower()


def _signed(value: float | None) -> str:
    return "" if value is None else signed(value)


def _number(value: int) -> str:
    return f"{value:,}"


def _day(text: str | None) -> str:
    """A date such as "23 Nov 2026", of its ISO form."""
    if not text:
        return ""
    day = date.fromisoformat(text[:10])
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else ""
