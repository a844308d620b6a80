"""The line of each key in a TOML file, which the parser of the standard library does not give."""

from __future__ import annotations

from craftnudge.runtime.lazy_regex import pattern

# Matched without blanks around the name: with them the time would grow with the square of their number.
_HEADER = pattern(r"^\[([^\[\]]+)\]\s*(?:#.*)?$")
_KEY = pattern(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = pattern(r"""\s*(?:"([^"]*)"|'([^']*)'|([^.\s]+))\s*(?:\.|$)""")


def lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """The 1-based line of every key and table header, by path; the first line of a path that occurs twice.

    A line of a multi-line string that looks like a key counts as one. Lines are only shown; nothing depends on them.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line.strip()):
            table = _path(header[1].strip())
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            path = (*table, *_path(key[1]))
            for length in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:length], number)
    return lines


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part[1] or part[2] or part[3] or "" for part in _PART.finditer(dotted))
