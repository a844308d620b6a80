"""Checks one value against the kind of its setting, and gives it the form that the program uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.config.settings_table import Setting

_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")
# A pattern runs on every commit; the form of a ticket or of a subject needs fewer characters than this.
LONGEST_PATTERN_CHARS = 500
# A secret of fewer characters can be guessed.
SHORTEST_SECRET_CHARS = 16
# How much of an invalid value a message quotes.
_LONGEST_QUOTE_CHARS = 60


class InvalidValueError(ValueError):
    """The value is not of its setting's kind; `hint` says how to fix it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def checked(setting: Setting, value: Any) -> Any:
    """The value in the form that the program uses (lists become tuples). Raises InvalidValueError."""
    return _CHECKS[setting.kind](setting, value)


def value_of_text(setting: Setting, text: str) -> Any:
    """The value of a variable or an option; commas separate the items of a list. Raises InvalidValueError."""
    if setting.kind in ("number", "count"):
        try:
            number = float(text) if setting.kind == "number" else int(text)
        except ValueError as error:
            raise InvalidValueError(f"must be a number, not {quoted(text)}.") from error
        return checked(setting, number)
    if setting.kind == "flag":
        if text.lower() in _TRUE or text.lower() in _FALSE:
            return text.lower() in _TRUE
        raise InvalidValueError(f"must be true or false, not {quoted(text)}.")
    if setting.kind == "texts":
        return _items(text)
    if setting.kind in ("addresses", "secrets"):
        return checked(setting, list(_items(text)))
    if setting.kind in ("points", "people"):
        raise InvalidValueError("cannot be set here.", "Set it in a configuration file.")
    return checked(setting, text.lower() if setting.kind == "choice" else text)


def _items(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def quoted(value: Any) -> str:
    """The value as a message quotes it: its start on one line, written as in the file."""
    import json  # noqa: PLC0415 - only after a mistake

    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, TypeError, RecursionError):  # Python refuses to print a number of thousands of digits
        return "a value that is too long"
    return text if len(text) <= _LONGEST_QUOTE_CHARS else f"{text[:_LONGEST_QUOTE_CHARS]}..."


def _number(setting: Setting, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValueError(f"must be a number, not {quoted(value)}.")
    least, most = setting.least, setting.most
    # A comparison with NaN is never true, so NaN is refused too.
    if least is not None and most is not None and not least <= value <= most:
        raise InvalidValueError(f"must be between {least:g} and {most:g}, not {quoted(value)}.")
    return float(value)


def _count(setting: Setting, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidValueError(f"must be a whole number, not {quoted(value)}.")
    return int(_number(setting, value))


def _text(_: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidValueError(f"must be a string, not {quoted(value)}.", 'Put it in quotes: "...".')
    return value


def _pattern(setting: Setting, value: Any) -> str:
    text = _text(setting, value)
    if len(text) > LONGEST_PATTERN_CHARS:
        raise InvalidValueError(f"must have at most {LONGEST_PATTERN_CHARS} characters.")
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise InvalidValueError(f"invalid regular expression {quoted(text)}: {error}.") from error
    return text


def _choice(setting: Setting, value: Any) -> str:
    text = _text(setting, value)
    if text not in setting.choices:
        hint = nearest(text.lower(), setting.choices)
        raise InvalidValueError(f"must be one of {', '.join(setting.choices)}, not {quoted(text)}.", hint)
    return text


def _flag(_: Setting, value: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidValueError(f"must be true or false, not {quoted(value)}.")
    return value


def _texts(_: Setting, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InvalidValueError(f"must be a list of strings, not {quoted(value)}.", 'Write it as ["first", "second"].')
    return tuple(value)


def _points(setting: Setting, value: Any) -> dict[str, float]:
    if not isinstance(value, dict):
        raise InvalidValueError(f"must be a table, not {quoted(value)}.", "Write it as { CN110 = 5 }.")
    return {name: _number(setting, points) for name, points in value.items()}


def _people(setting: Setting, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        hint = 'Write it as { "Ann Dev" = ["ann@example.org"] }.'
        raise InvalidValueError(f"must be a table, not {quoted(value)}.", hint)
    return {name: _texts(setting, addresses) for name, addresses in value.items()}


def _addresses(setting: Setting, value: Any) -> tuple[str, ...]:
    from craftnudge.domain.forge.repository_address import (  # noqa: PLC0415 - only where a server takes deliveries
        InvalidAddressError,
        repository_address,
    )

    for text in _texts(setting, value):
        try:
            repository_address(text)
        except InvalidAddressError as error:
            # Not quoted where it holds a password.
            shown = "an address" if "@" in text else quoted(text)
            raise InvalidValueError(f"{shown} {error}", error.hint) from None
    return tuple(value)


def _secrets(_: Setting, value: Any) -> tuple[str, ...]:
    """Secrets, which no message quotes."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InvalidValueError("must be a list of strings.", 'Write it as ["first", "second"].')
    if any(len(part) < SHORTEST_SECRET_CHARS for part in value):
        hint = "Make one: openssl rand -hex 32"
        raise InvalidValueError(f"must have at least {SHORTEST_SECRET_CHARS} characters each.", hint)
    return tuple(value)


_CHECKS: dict[str, Callable[[Setting, Any], Any]] = {
    "number": _number,
    "count": _count,
    "text": _text,
    "pattern": _pattern,
    "choice": _choice,
    "flag": _flag,
    "texts": _texts,
    "points": _points,
    "people": _people,
    "addresses": _addresses,
    "secrets": _secrets,
}
