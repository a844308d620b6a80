"""One value against the form that its setting asks for: the value as the program uses it, or what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.config.settings_table import Setting

_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")
# A pattern is run on every commit; one that needs more than this to write down is no form of a ticket.
LONGEST_PATTERN_CHARS = 500


class WrongValueError(ValueError):
    """The value does not have its setting's form; `hint` says what to do."""

    def __init__(self, says: str, hint: str = "") -> None:
        super().__init__(says)
        self.hint = hint


def checked(setting: Setting, value: Any) -> Any:
    """The value in the form the program uses (lists become tuples); raises WrongValueError."""
    return _FORMS[setting.kind](setting, value)


def from_text(setting: Setting, text: str) -> Any:
    """The value of an environment variable or flag; lists are separated by commas. Raises WrongValueError."""
    if setting.kind in ("number", "count"):
        try:
            return checked(setting, float(text) if setting.kind == "number" else int(text))
        except ValueError as error:
            raise error if isinstance(error, WrongValueError) else WrongValueError(f"{text!r} is no number.") from error
    if setting.kind == "flag":
        if text.lower() in _TRUE or text.lower() in _FALSE:
            return text.lower() in _TRUE
        raise WrongValueError(f"{text!r} is neither true nor false.")
    if setting.kind == "texts":
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if setting.kind in ("points", "people"):
        raise WrongValueError("cannot be set here.", "Use a configuration file.")
    return checked(setting, text.lower() if setting.kind == "choice" else text)


def _number(setting: Setting, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongValueError(f"{value!r} is no number.")
    least, most = setting.least, setting.most
    # A comparison with NaN is never true, so NaN is refused too.
    if least is not None and most is not None and not least <= value <= most:
        raise WrongValueError(f"{value!r} is not between {least:g} and {most:g}.")
    return float(value)


def _count(setting: Setting, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongValueError(f"{value!r} is no whole number.")
    return int(_number(setting, value))


def _text(_: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"{value!r} is no text.", 'Put it in quotes: "...".')
    return value


def _pattern(setting: Setting, value: Any) -> str:
    text = _text(setting, value)
    if len(text) > LONGEST_PATTERN_CHARS:
        raise WrongValueError(f"a pattern has at most {LONGEST_PATTERN_CHARS} characters.")
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise WrongValueError(f"{text!r} is no regular expression: {error}.") from error
    return text


def _choice(setting: Setting, value: Any) -> str:
    text = _text(setting, value)
    if text not in setting.choices:
        raise WrongValueError(
            f"{text!r} is not one of {', '.join(setting.choices)}.", nearest(text.lower(), setting.choices)
        )
    return text


def _flag(_: Setting, value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError(f"{value!r} is neither true nor false.")
    return value


def _texts(_: Setting, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise WrongValueError(f"{value!r} is no list of texts.", 'Write it as ["one", "two"].')
    return tuple(value)


def _points(setting: Setting, value: Any) -> dict[str, float]:
    if not isinstance(value, dict):
        raise WrongValueError(f"{value!r} is no table.", "Write it as { CN110 = 5 }.")
    return {name: _number(setting, points) for name, points in value.items()}


def _people(setting: Setting, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise WrongValueError(f"{value!r} is no table.", 'Write it as { "Ann Dev" = ["ann@example.org"] }.')
    return {name: _texts(setting, addresses) for name, addresses in value.items()}


_FORMS: dict[str, Callable[[Setting, Any], Any]] = {
    "number": _number,
    "count": _count,
    "text": _text,
    "pattern": _pattern,
    "choice": _choice,
    "flag": _flag,
    "texts": _texts,
    "points": _points,
    "people": _people,
}
