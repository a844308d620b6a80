"""The plain part of YAML that rule files use: nested maps, lists, flow lists, scalars, block texts, comments.

Anchors, tags and flow maps raise RuleFileError: then the file is left aside rather than misread.
"""

from __future__ import annotations

from typing import Any

from craftnudge.adapters.config.other_tools.rule_files import RuleFileError
from craftnudge.runtime.lazy_regex import pattern

_KEY = pattern(r"""^(?P<key>"[^"]*"|'[^']*'|[^\s:#\[\]{}&*!|>'"%@`-][^:#]*?|[^\s:#]+):(?:\s+(?P<rest>.*))?$""")
# `key: |`, with what it may say of indent and last line ends; and a value that begins a flow list.
_BLOCK_TEXT = pattern(r":\s+[|>][+-]?\d?[+-]?$")
_OPEN_FLOW = pattern(r"(?:^|:\s+|-\s+)\[")
_QUOTED = pattern(r"""(?<![\w])(?:"[^"]*"|'[^']*')""")
_NUMBER = pattern(r"-?\d+(?:\.\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 20
# No rule counts further; Python refuses to read a number of thousands of digits.
_LONGEST_NUMBER = 20


def yaml_of(text: str) -> Any:
    """The value of a YAML document; raises RuleFileError."""
    lines = _lines(text.split("\n"))
    value, end = _block(lines, 0, 0)
    if end < len(lines):
        raise RuleFileError(lines[end][1])
    return value


def _lines(raw: list[str]) -> list[tuple[int, str]]:
    """The indent and the text of each line that says something; a flow list over lines is one, a block text none.

    No rule has a block text for its value, so the key of one is given an empty text.
    """
    lines: list[tuple[int, str]] = []
    at = 0
    while at < len(raw):
        line = _without_comment(raw[at].rstrip())
        at += 1
        text = line.strip()
        if not text or text in ("---", "..."):
            continue
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise RuleFileError("a tab in the indentation")
        indent = len(line) - len(line.lstrip(" "))
        if block := _BLOCK_TEXT.search(text):
            text = text[: block.start()] + ': ""'
            while at < len(raw) and (not raw[at].strip() or len(raw[at]) - len(raw[at].lstrip(" ")) > indent):
                at += 1
        elif _OPEN_FLOW.search(text):
            parts, depth = [text], _open_brackets(text)
            while at < len(raw) and depth > 0:
                parts.append(_without_comment(raw[at].rstrip()).strip())
                depth += _open_brackets(parts[-1])
                at += 1
            text = " ".join(parts)
        lines.append((indent, text))
    return lines


def _open_brackets(text: str) -> int:
    """How many flow lists are begun and not ended; brackets in quotes are signs like any other."""
    bare = _QUOTED.sub("", text)
    return bare.count("[") - bare.count("]")


def _block(lines: list[tuple[int, str]], at: int, depth: int) -> tuple[Any, int]:
    """The value that begins at a line, and the line after it."""
    if depth > _DEEPEST:
        raise RuleFileError("nested too deeply")
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


def _scalar(text: str, depth: int = 0) -> Any:
    if text.startswith("["):
        if not text.endswith("]") or depth > _DEEPEST:
            raise RuleFileError(text)
        return [_scalar(part.strip(), depth + 1) for part in _parts(text[1:-1])]
    if text[:1] in ('"', "'"):
        if len(text) < 2 or text[-1] != text[0]:  # noqa: PLR2004 - two quotes
            raise RuleFileError(text)
        return text[1:-1]
    if text[:1] in "{&*!|>%@`" and text:
        raise RuleFileError(text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _NUMBER.fullmatch(text):
        if len(text) > _LONGEST_NUMBER:
            raise RuleFileError(text)
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
