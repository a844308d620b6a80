"""Why a queued event was set aside, in words."""

from __future__ import annotations

import re

from craftnudge.errors import Cause, CraftNudgeError
from craftnudge.presentation.errors.causes import CAUSES
from craftnudge.presentation.errors.error_text import CATALOGUE, error_text
from craftnudge.presentation.templates import cause_words, placeholders
from craftnudge.runtime.lazy_regex import pattern

# A drain writes an error or a cause beside the event as `__str__` gives it: the code, and `(name=value, ...)`.
_ERROR = pattern(r"(?s)([a-z.-]+)(?: \((.+)\))?")


def set_aside_text(reason: str) -> str:
    """The message for an error that was written down, without its full stop; any other reason as it is."""
    match = _ERROR.fullmatch(reason)
    if match is not None and match[1] in CAUSES:
        return cause_words(Cause(match[1]))
    if match is None or match[1] not in CATALOGUE:
        return reason
    details = _details(match[2] or "", frozenset().union(*map(placeholders, CATALOGUE[match[1]])))
    return error_text(CraftNudgeError(match[1], **details)).message.removesuffix(".")


def _details(text: str, names: frozenset[str]) -> dict[str, str | int]:
    """The values by name. Only a name that the words use starts a value, since a path may hold `, x=` itself."""
    if not names:
        return {}
    starts = re.split(rf"(?:^|, )({'|'.join(sorted(map(re.escape, names)))})=", text)
    return {name: _number_or_text(value) for name, value in zip(starts[1::2], starts[2::2], strict=True)}


def _number_or_text(value: str) -> str | int:
    """A whole number as such, since words may group its digits; a text that starts with 0, as a hash may, as it is."""
    return int(value) if value.isascii() and value.isdecimal() and value[0] != "0" else value
