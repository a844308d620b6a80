"""Sentences with named placeholders, filled with the values of an error or a result."""

from __future__ import annotations

import shlex
from string import Formatter
from typing import TYPE_CHECKING, Any

from craftnudge.errors import Cause
from craftnudge.presentation.errors.causes import CAUSES
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# How much of a value that is not valid a message quotes.
_LONGEST_QUOTE_CHARS = 60
# How many of several values a message names.
_MOST_NAMED = 20


class MessageAndHint(NamedTuple):
    """What is so, in one sentence; what to do about it, in lines that may be empty."""

    message: str
    hint: str


class _Words(Formatter):
    """Format specifications beside Python's own.

    `sh` quotes for a shell, `json` writes the start of a value as JSON; `list` and `or` join several values, `first`
    only the first of them. A cause becomes its words.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        """One value as its placeholder asks for it."""
        if isinstance(value, Cause):
            return cause_words(value)
        write = _FORMATS.get(format_spec)
        return write(value) if write else str(super().format_field(value, format_spec))


def placeholders(template: str) -> frozenset[str]:
    """The names of the values that a template needs."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def filled(templates: Sequence[str], details: Mapping[str, object]) -> MessageAndHint:
    """A message and the first of its hints whose values are all given; raises KeyError if the message lacks one."""
    message, *hints = templates
    hint_of_causes = {
        f"{name}_hint": cause_text(value).hint for name, value in details.items() if isinstance(value, Cause)
    }
    details = {**details, **hint_of_causes}
    given = {name for name, value in details.items() if value or value == 0}
    hint = next((hint for hint in hints if placeholders(hint) <= given), "")
    words = _Words()
    return MessageAndHint(words.vformat(message, (), details), words.vformat(hint, (), details))


def cause_text(cause: Cause) -> MessageAndHint:
    """The words for a cause, without a full stop; its code and values where there are no words for it."""
    try:
        return filled(CAUSES[cause.code], cause.details)
    except (KeyError, ValueError, TypeError):
        return MessageAndHint(str(cause), "")


def cause_words(cause: Cause) -> str:
    """The words for a cause alone, without a full stop."""
    return cause_text(cause).message


def _first(values: Sequence[object]) -> str:
    more = len(values) - _MOST_NAMED
    return ", ".join(map(str, values[:_MOST_NAMED])) + (f" and {more:,} more" if more > 0 else "")


def _quoted(value: object) -> str:
    """The value as a message quotes it: its start on one line, as it would be written in a file."""
    import json  # noqa: PLC0415 - only after a mistake

    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, TypeError, RecursionError):  # Python refuses to print a number of thousands of digits
        return "a value that is too long"
    return text if len(text) <= _LONGEST_QUOTE_CHARS else f"{text[:_LONGEST_QUOTE_CHARS]}..."


_FORMATS: dict[str, Callable[[Any], str]] = {
    "sh": lambda value: shlex.quote(str(value)),
    "json": _quoted,
    "list": lambda values: ", ".join(map(str, values)),
    "first": _first,
    "or": lambda values: " or ".join(map(str, values)),
}
