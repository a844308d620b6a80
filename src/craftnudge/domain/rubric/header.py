"""The header of a conventional message as a rule reads it: `type(scope)!: description`, and why a line is not one.

Not the parser of the specification: a rule states what a project allows, and whatever its configuration lists is a type
or a scope.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from craftnudge.domain.commits.odd_characters import BYTE_ORDER_MARK, odd_character
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_TYPE = r"[A-Za-z][\w-]*"
# A scope ends before the first ")" that a colon follows: it may hold parentheses itself.
_BEHIND_TYPE = r"(?:\((?P<scope>[^\r\n]*?)\))?!?: +(?=\S)"
_USUAL_TYPES = ("feat", "fix", "docs")
# commitlint's delimiters (rules/src/scope-enum.ts).
_DELIMITERS = pattern(r"[/\\,]")
_LONGEST_SCOPE_CHARS = 300
_LOOSE_HEADER = pattern(rf"(?P<type>{_TYPE}) ?(?P<scope>\([^()\r\n]*\))? ?(?P<bang>!)? ?:(?P<blank> *)(?!//|:)")


class Header(NamedTuple):
    """The parts of a header, as written; `scope` is None where no parentheses follow the type."""

    type: str
    scope: str | None
    description: str


def header_of(subject: str, types: tuple[str, ...] = ()) -> Header | None:
    """The header that a subject begins with, None where it begins with none. `types` may have any characters."""
    found = _pattern_of(types).match(subject)
    return Header(found["type"], found["scope"], subject[found.end() :].strip()) if found else None


def unknown_scope(scope: str, allowed: Collection[str]) -> str | None:
    """The part of a scope that is not allowed, or None: the whole may be, or each part between delimiters.

    A part may have delimiters itself: with `feature/login` allowed, `api,feature/login` is two scopes.
    """
    known = {name.strip() for name in allowed}
    text = scope[:_LONGEST_SCOPE_CHARS]
    if not text.strip() or _is_made_of(text, known):
        return None
    parts = text.split(",")
    return next((part.strip() for part in parts if not _is_made_of(part, known)), text.strip())


def _is_made_of(scope: str, known: set[str]) -> bool:
    """Whether the text can be cut at delimiters so that each piece is known."""
    cuts = [0, *(found.end() for found in _DELIMITERS.finditer(scope)), len(scope) + 1]
    reachable = {0}
    for end in cuts[1:]:
        if any(start < end and scope[start : end - 1].strip() in known for start in reachable):
            reachable.add(end)
    return cuts[-1] in reachable


def why_no_header(subject: str, types: tuple[str, ...]) -> dict[str, str | int | tuple[str, ...]]:
    """What keeps a subject from having a header, as the values of the rule's words; empty if unknown."""
    if odd := odd_values(subject, lambda plain: header_of(plain.strip(), types) is not None):
        return odd
    loose = _LOOSE_HEADER.match(subject)
    if loose is None or loose["type"] not in (types or _USUAL_TYPES):
        return {}
    prefix = f"{loose['type']}{loose['scope'] or ''}{loose['bang'] or ''}:"
    rest = subject[loose.end() :]
    if not rest:
        return {"bare": prefix}
    if not subject.startswith(prefix):
        return {"blank_before": prefix, "write": prefix}
    return {"no_blank_behind": prefix, "write": f"{prefix} {rest.split()[0]}"} if not loose["blank"] else {}


def odd_values(text: str, is_right: Callable[[str], bool]) -> dict[str, str | int | tuple[str, ...]]:
    """The odd character that alone makes a text wrong, as values of a rule's words; empty without one."""
    odd = odd_character(text, is_right)
    if odd is None:
        return {}
    values: dict[str, str | int | tuple[str, ...]] = {"character": odd.name, "position": str(odd.position)}
    if odd.position == 1:
        values["first_character"] = odd.name
    if odd.character == BYTE_ORDER_MARK:
        values["mark"] = "a byte order mark"
    elif odd.replacement:
        values["replacement"] = "a space" if odd.replacement == " " else f'"{odd.replacement}"'
    else:
        values["superfluous"] = odd.code
    return values


@lru_cache(maxsize=16)
def _pattern_of(types: tuple[str, ...]) -> re.Pattern[str]:
    own = [re.escape(name) for name in sorted(types, key=len, reverse=True)]
    return marked_pattern((":",), rf"(?P<type>{'|'.join((*own, _TYPE))}){_BEHIND_TYPE}")
