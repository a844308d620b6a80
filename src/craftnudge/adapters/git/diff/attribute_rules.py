"""Parses a `.gitattributes` file, and finds what its lines say about a path (gitattributes(5)).

Written here because libgit2 would also read the attributes of the machine and of the work tree. Only attributes that
a score depends on are kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

AttributeValue = bool | str | None

# git refuses longer lines (attr.h, ATTR_MAX_LINE_LENGTH).
_LINE_BYTES = 2048
# Of a file with more lines that say something of interest, the others are ignored.
_MOST_RULES = 500
_KEPT = frozenset(("linguist-generated", "linguist-vendored", "linguist-documentation", "diff", "whitespace"))
_BUILT_IN_MACROS: Mapping[str, Mapping[str, AttributeValue]] = {"binary": {"diff": False}}
_MACRO = "[attr]"
_BRACKETS = re.compile(r"\[([!^]?)(\]?(?:\[:\w+:\]|[^\]\\]|\\.)*)\]")
_CLASSES = {
    "[:alnum:]": "0-9A-Za-z",
    "[:alpha:]": "A-Za-z",
    "[:blank:]": r" \t",
    "[:digit:]": "0-9",
    "[:lower:]": "a-z",
    "[:space:]": r"\s",
    "[:upper:]": "A-Z",
    "[:xdigit:]": "0-9A-Fa-f",
}


class AttributeRule(NamedTuple):
    """One line: a pattern, split at its slashes, and the attributes that it sets (None takes them back).

    A pattern without a slash is matched with the file's name, and has one part.
    """

    parts: tuple[re.Pattern[str] | None, ...]
    names_only: bool
    attributes: Mapping[str, AttributeValue]

    def matches(self, path: Sequence[str]) -> bool:
        """Whether the line is about a path, whose parts are given from the folder of the attributes file on."""
        if self.names_only:
            return self.parts[0] is None or self.parts[0].match(path[-1]) is not None
        return _matches(self.parts, path)


def _matches(parts: Sequence[re.Pattern[str] | None], path: Sequence[str]) -> bool:
    """Whether the parts of a pattern match those of a path; None (`**`) matches any number of folders.

    After each part, `ends` holds how many parts of the path may have been used up: no choice is tried twice.
    """
    ends = {0}
    for part in parts:
        if part is None:
            ends = set(range(min(ends), len(path)))
        else:
            ends = {end + 1 for end in ends if end < len(path) and part.match(path[end])}
        if not ends:
            return False
    # `folder/**` means what is inside of it.
    return len(path) in ends or (parts[-1] is None and min(ends) < len(path))


def attribute_rules(text: bytes) -> tuple[AttributeRule, ...]:
    """The lines of a file that set an attribute of interest, in order."""
    macros = dict(_BUILT_IN_MACROS)
    rules: list[AttributeRule] = []
    for line in text.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        if len(line) >= _LINE_BYTES or len(rules) == _MOST_RULES:
            continue
        pattern, words = _split(line.decode("utf-8", "surrogateescape").strip(" \t\r"))
        if pattern == _MACRO and words:
            macros[words[0]] = _attributes(words[1:], macros)
        elif pattern and not pattern.startswith(("#", "!")) and not pattern.endswith("/"):
            attributes = _attributes(words, macros)
            if attributes:
                rules.append(_rule(pattern, attributes))
    return tuple(rules)


def _split(line: str) -> tuple[str, list[str]]:
    """The pattern, without the quotes that C would put around it, and the words after it."""
    if line.startswith(_MACRO):
        return _MACRO, line.removeprefix(_MACRO).split()
    if line.startswith('"') and (quoted := re.match(r'"((?:[^"\\]|\\.)*+)"', line)):
        return re.sub(r'\\(["\\])', r"\1", quoted[1]), line[quoted.end() :].split()
    pattern, *words = line.split() or [""]
    return pattern, words


def _attributes(words: Sequence[str], macros: Mapping[str, Mapping[str, AttributeValue]]) -> dict[str, AttributeValue]:
    """The attributes of interest among the words of a line, macros expanded."""
    attributes: dict[str, AttributeValue] = {}
    for name, value in map(_attribute, words):
        if value is True and name in macros:
            attributes |= macros[name]
        if name in _KEPT:
            attributes[name] = value
    return attributes


def _attribute(word: str) -> tuple[str, AttributeValue]:
    if word.startswith("-"):
        return word[1:], False
    if word.startswith("!"):
        return word[1:], None
    name, equals, value = word.partition("=")
    # Linguist reads these two words as set and unset.
    return name, {"true": True, "false": False}.get(value, value) if equals else True


def _rule(pattern: str, attributes: Mapping[str, AttributeValue]) -> AttributeRule:
    names_only = "/" not in pattern
    parts = pattern.removeprefix("/").split("/")
    return AttributeRule(tuple(None if part == "**" else _part(part) for part in parts), names_only, attributes)


def _part(glob: str) -> re.Pattern[str]:
    """One part of a pattern as an expression.

    Each star takes as little as it can and never gives back, as in Python's `fnmatch`: time grows with the length of
    the text, whatever the pattern.
    """
    first, *others = _between_stars(glob)
    if not others:
        return re.compile(first + r"\Z", re.DOTALL)
    middle = "".join([f"(?>.*?{piece})" for piece in others[:-1] if piece])
    return re.compile(rf"{first}{middle}.*{others[-1]}\Z", re.DOTALL)


def _between_stars(glob: str) -> list[str]:
    """The pieces between stars, as expressions that match a fixed number of characters."""
    pieces = [""]
    for sign in _signs(glob):
        if sign == "*":
            pieces.append("")
        else:
            pieces[-1] += _expression(sign)
    return pieces


def _signs(glob: str) -> Iterator[str]:
    at = 0
    while at < len(glob):
        brackets = _BRACKETS.match(glob, at) if glob[at] == "[" else None
        end = brackets.end() if brackets else at + 1 + (glob[at] == "\\" and at + 1 < len(glob))
        yield glob[at:end]
        at = end


def _expression(sign: str) -> str:
    if sign == "?":
        return "."
    if sign.startswith("\\") and len(sign) > 1:
        return re.escape(sign[1:])
    brackets = _BRACKETS.fullmatch(sign)
    if brackets is None:
        return re.escape(sign)
    inside = re.sub(
        r"\[:\w+:\]|\\.|[\[\]^&~|]",
        lambda found: _CLASSES.get(found[0], found[0] if found[0].startswith("\\") else "\\" + found[0]),
        brackets[2],
    )
    try:
        expression = f"[{'^' if brackets[1] else ''}{inside}]"
        re.compile(expression)
    except re.error:
        return r"(?!)"  # such as a range from high to low: it matches nothing
    return expression
