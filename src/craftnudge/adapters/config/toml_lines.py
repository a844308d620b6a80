"""On which line of a TOML file a key stands: the parser of the standard library does not tell."""

from __future__ import annotations

from craftnudge.runtime.lazy_regex import pattern

# Without blanks around the name, which would be parted from it in as many ways as there are blanks.
_HEADER = pattern(r"^\[([^\[\]]+)\]\s*(?:#.*)?$")
_KEY = pattern(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = pattern(r"""\s*(?:"([^"]*)"|'([^']*)'|([^.\s]+))\s*(?:\.|$)""")


def lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """The 1-based line of every key and table header, by path; of two the first counts.

    Text that merely looks like a key inside a multi-line string may be taken for one: the line is shown to people, and
    nothing else depends on it.
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line.strip()):
            table = _path(header[1].strip())
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            path = (*table, *_path(key[1]))
            for length in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:length], number)
    return found


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part[1] or part[2] or part[3] or "" for part in _PART.finditer(dotted))
