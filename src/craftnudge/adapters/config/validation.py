"""Checks one value against the kind of its setting, and gives it the form that the program uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.problems import nearest
from craftnudge.errors import Cause

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.config.settings_table import Setting

_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")
# A pattern runs on every commit; the form of a ticket or of a subject needs fewer characters than this.
LONGEST_PATTERN_CHARS = 500
# A secret of fewer characters can be guessed.
SHORTEST_SECRET_CHARS = 16


class InvalidValueError(ValueError):
    """The value is not of its setting's kind; `cause` says how."""

    def __init__(self, code: str, /, **details: object) -> None:
        super().__init__(code)
        self.cause = Cause(code, **details)


def checked(setting: Setting, value: Any) -> Any:
    """The value in the form that the program uses (lists become tuples). Raises InvalidValueError."""
    return _CHECKS[setting.kind](setting, value)


def value_of_text(setting: Setting, text: str) -> Any:
    """The value of a variable or an option; commas separate the items of a list. Raises InvalidValueError."""
    if setting.kind in ("number", "count"):
        try:
            number = float(text) if setting.kind == "number" else int(text)
        except ValueError as error:
            raise InvalidValueError("value.not-number", value=text) from error
        return checked(setting, number)
    if setting.kind == "flag":
        if text.lower() in _TRUE or text.lower() in _FALSE:
            return text.lower() in _TRUE
        raise InvalidValueError("value.not-flag", value=text)
    if setting.kind == "texts":
        return _items(text)
    if setting.kind == "addresses":
        return checked(setting, list(_items(text)))
    if setting.kind == "secrets":
        return checked(setting, [text] if text else [])  # one, whatever is in it
    if setting.kind in ("points", "people"):
        raise InvalidValueError("value.only-in-file")
    return checked(setting, text.lower() if setting.kind == "choice" else text)


def _items(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _number(setting: Setting, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValueError("value.not-number", value=value)
    least, most = setting.least, setting.most
    # A comparison with NaN is never true, so NaN is refused too.
    if least is not None and most is not None and not least <= value <= most:
        raise InvalidValueError("value.out-of-range", least=least, most=most, value=value)
    return float(value)


def _count(setting: Setting, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidValueError("value.not-whole", value=value)
    return int(_number(setting, value))


def _text(_: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidValueError("value.not-string", value=value)
    return value


def _pattern(setting: Setting, value: Any) -> str:
    text = _text(setting, value)
    if len(text) > LONGEST_PATTERN_CHARS:
        raise InvalidValueError("value.long-pattern", limit=LONGEST_PATTERN_CHARS)
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise InvalidValueError("value.invalid-pattern", value=text, reason=error) from error
    return text


def _choice(setting: Setting, value: Any) -> str:
    text = _text(setting, value)
    if text not in setting.choices:
        near = nearest(text.lower(), setting.choices)
        raise InvalidValueError("value.not-choice", choices=setting.choices, value=text, near=near)
    return text


def _flag(_: Setting, value: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidValueError("value.not-flag", value=value)
    return value


def _texts(_: Setting, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InvalidValueError("value.not-list", value=value)
    return tuple(value)


def _points(setting: Setting, value: Any) -> dict[str, float]:
    if not isinstance(value, dict):
        raise InvalidValueError("value.not-points", value=value)
    return {name: _number(setting, points) for name, points in value.items()}


def _people(setting: Setting, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise InvalidValueError("value.not-people", value=value)
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
            if error.has_password:
                raise InvalidValueError("address.password") from None
            # What stands before an @ may be a password, too.
            shown = "...@" + text.rpartition("@")[2] if "@" in text else text
            raise InvalidValueError("address.invalid", value=shown) from None
    return tuple(value)


def _secrets(_: Setting, value: Any) -> tuple[str, ...]:
    """Secrets, which no message quotes."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InvalidValueError("secret.not-list")
    if any(len(part) < SHORTEST_SECRET_CHARS for part in value):
        raise InvalidValueError("secret.too-short", limit=SHORTEST_SECRET_CHARS)
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
