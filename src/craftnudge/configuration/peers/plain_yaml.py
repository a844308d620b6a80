"""The plain part of YAML that rule files use: nested maps, lists, flow lists, quoted and bare scalars, comments.

Anchors, tags, block texts and multi-line flows raise NotPlainError: then the file is left aside rather than misread.
"""

from __future__ import annotations

from typing import Any

from craftnudge.patterns import pattern

_KEY = pattern(r"""^(?P<key>"[^"]*"|'[^']*'|[^\s:#\[\]{}&*!|>'"%@`-][^:#]*?|[^\s:#]+):(?:\s+(?P<rest>.*))?$""")
_NUMBER = pattern(r"-?\d+(?:\.\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 20
# No rule counts further; Python refuses to read a number of thousands of digits.
_LONGEST_NUMBER = 20


class NotPlainError(ValueError):
    """The text uses a part of YAML that is not read here."""


def plain_yaml(text: str) -> Any:
    """The value of a YAML document; raises NotPlainError."""
    lines = []
    for raw in text.split("\n"):
        line = _without_comment(raw.rstrip())
        if line.strip() and line.strip() not in ("---", "..."):
            if "\t" in line[: len(line) - len(line.lstrip())]:
                raise NotPlainError("a tab in the indentation")
            lines.append((len(line) - len(line.lstrip(" ")), line.strip()))
    value, end = _block(lines, 0, 0)
    if end < len(lines):
        raise NotPlainError(lines[end][1])
    return value


def _block(lines: list[tuple[int, str]], at: int, depth: int) -> tuple[Any, int]:
    """The value that begins at a line, and the line after it."""
    if depth > _DEEPEST:
        raise NotPlainError("nested too deeply")
    if at >= len(lines):
        return None, at
    indent, text = lines[at]
    if text == "-" or text.startswith("- "):
        return _list(lines, at, indent, depth)
    if _KEY.match(text):
        return _map(lines, at, indent, depth)
    return _scalar(text), at + 1


def _list(lines: list[tuple[int, str]], at: int, indent: int, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    while at < len(lines) and lines[at][0] == indent and (lines[at][1] == "-" or lines[at][1].startswith("- ")):
        inner = lines[at][1][1:].lstrip()
        if inner:
            # The rest of the line is a block of its own, as deep as it stands.
            deeper = indent + len(lines[at][1]) - len(inner)
            lines[at] = (deeper, inner)
            value, at = _block(lines, at, depth + 1)
        else:
            value, at = _nested(lines, at + 1, indent, depth)
        items.append(value)
    return items, at


def _map(lines: list[tuple[int, str]], at: int, indent: int, depth: int) -> tuple[dict[str, Any], int]:
    values: dict[str, Any] = {}
    while at < len(lines) and lines[at][0] == indent and (matched := _KEY.match(lines[at][1])):
        key = str(_scalar(matched["key"]))
        rest = (matched["rest"] or "").strip()
        if rest:
            values[key], at = _scalar(rest), at + 1
        else:
            values[key], at = _nested(lines, at + 1, indent, depth)
    return values, at


def _nested(lines: list[tuple[int, str]], at: int, indent: int, depth: int) -> tuple[Any, int]:
    """What stands deeper than `indent`; a list may stand as deep as the key that it belongs to."""
    if at < len(lines) and (lines[at][0] > indent or (lines[at][0] == indent and lines[at][1].startswith("- "))):
        return _block(lines, at, depth + 1)
    return None, at


def _scalar(text: str) -> Any:
    if text.startswith("["):
        if not text.endswith("]"):
            raise NotPlainError(text)
        return [_scalar(part.strip()) for part in _parts(text[1:-1])]
    if text[:1] in ('"', "'"):
        if len(text) < 2 or text[-1] != text[0]:  # noqa: PLR2004 - two quotes
            raise NotPlainError(text)
        return text[1:-1]
    if text[:1] in "{&*!|>%@`" and text:
        raise NotPlainError(text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _NUMBER.fullmatch(text):
        if len(text) > _LONGEST_NUMBER:
            raise NotPlainError(text)
        return float(text) if "." in text else int(text)
    return text


def _parts(text: str) -> list[str]:
    """The parts between commas, brackets and quotes respected."""
    parts, part, depth, quote = [], "", 0, ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "[]":
            depth += 1 if sign == "[" else -1
        elif sign == "," and not depth:
            parts.append(part)
            part = ""
            continue
        part += sign
    return [*parts, part] if part.strip() else parts


def _without_comment(line: str) -> str:
    quote = ""
    for at, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and (not at or line[at - 1] in " [,:"):
            quote = sign
        elif sign == "#" and (not at or line[at - 1] == " "):
            return line[:at].rstrip()
    return line
