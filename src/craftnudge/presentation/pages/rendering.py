"""Fills a template: every text is escaped, and what is unsafe to show is made visible first."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date
from functools import cache
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from craftnudge.domain.habits.number_text import count
from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.html import Html
from craftnudge.presentation.levels import level_name
from craftnudge.presentation.number_text import MONTHS, signed
from craftnudge.presentation.safe_text import safe_text

# Who looks: the owner of a laptop, a person with an account, or somebody before they sign in.
Audience = Literal["laptop", "account", "stranger"]
_AUDIENCE: ContextVar[Audience] = ContextVar("audience", default="laptop")


def show_to(audience: Audience) -> None:
    """Has the pages of the request under way lead to what its audience has."""
    _AUDIENCE.set(audience)


def render(template: str, **values: Any) -> bytes:
    """The page of a template, in UTF-8."""
    return _environment().get_template(template).render(**values).encode("utf-8", "replace")


class _PageEnvironment(Environment):
    """An environment whose `course.clear` is the member of a document, not the method of a dictionary."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The member with that name; an attribute where a value has no such member."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _environment() -> Environment:
    environment = _PageEnvironment(
        loader=PackageLoader("craftnudge.presentation.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        cache_size=-1,
    )
    environment.globals["audience"] = _AUDIENCE.get
    environment.filters |= {
        "score": _score,
        "level": _level,
        "level_class": _level_class,
        "signed": _signed,
        "number": _number,
        "counted": count,
        "day": _day,
        "share": _share,
        "size": _size,
        "plain_code": _plain_code,
        "sentence": _sentence,
    }
    return environment


def _shown(value: Any) -> Any:
    """A value as it is put into a page; drawings are HTML already, and nothing else is."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Html):
        return Markup(value)  # noqa: S704 - made by presentation.html alone, which escapes
    # A line end in a page does no harm; messages of commits have them.
    return "" if value is None else "\n".join(map(safe_text, str(value).split("\n")))


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


def _size(size_bytes: int) -> str:
    """Such as "18.5 MiB"; a file that holds anything has at least 1 KiB."""
    if size_bytes >= 1024**2:
        return f"{size_bytes / 1024**2:.1f} MiB"
    return f"{-(-size_bytes // 1024):,} KiB"


def _plain_code(text: str) -> str:
    """Advice without the backquotes that mark code in Markdown."""
    return text.replace("`", "")


def _sentence(text: str) -> str:
    """A text as it begins a line; the rest keeps its letters."""
    return text[:1].upper() + text[1:]
