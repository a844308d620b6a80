"""Sentences with named placeholders, filled with the values of an error or a result."""

from __future__ import annotations

import shlex
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class MessageAndHint(NamedTuple):
    """What is so, in one sentence; what to do about it, in lines that may be empty."""

    message: str
    hint: str


class _Words(Formatter):
    """Format specifications beside Python's own: `sh` quotes for a shell, `list` and `or` join several values."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """One value as its placeholder asks for it."""
        match format_spec:
            case "sh":
                return shlex.quote(str(value))
            case "list":
                return ", ".join(map(str, value))
            case "or":
                return " or ".join(map(str, value))
        return str(super().format_field(value, format_spec))


def placeholders(template: str) -> frozenset[str]:
    """The names of the values that a template needs."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def filled(templates: Sequence[str], details: Mapping[str, object]) -> MessageAndHint:
    """A message and the first of its hints whose values are all given; raises KeyError if the message lacks one."""
    message, *hints = templates
    given = {name for name, value in details.items() if value or value == 0}
    hint = next((hint for hint in hints if placeholders(hint) <= given), "")
    words = _Words()
    return MessageAndHint(words.vformat(message, (), details), words.vformat(hint, (), details))
