"""The lines of text that a notebook printed, read from the JSON of its file without loading it.

Each printed line is a string of a list, on a line of the file, with its quotes escaped. Only such lines are
read; pictures, metadata and the HTML of a widget, which have keys or are long, are not.
"""

from __future__ import annotations

import json

from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.runtime.lazy_regex import pattern

# Longer lines are those of pictures and scripts.
_STRING = pattern(rb'[ \t]*("(?:[^"\\\r\n]|\\[^\r\n]){1,400}"),?[ \t]*\r?\n?')


def output_lines(delta: FileDelta) -> FileDelta:
    """The file with only those added lines that are a string, as the text that was printed; numbers of lines stay."""
    hunks = (
        Hunk(hunk.old_start, hunk.new_start, b"", b"".join(map(_printed, hunk.added.splitlines(keepends=True))))
        for hunk in delta.hunks
    )
    return FileDelta(delta.change, hunks, attributes=delta.attributes)


def _printed(line: bytes) -> bytes:
    """One line of text; an empty one for anything else."""
    found = _STRING.fullmatch(line)
    if found is None:
        return b"\n"
    try:
        text: str = json.loads(found[1])
    except ValueError:
        return b"\n"
    return " ".join(text.splitlines()).encode("utf-8", "replace") + b"\n"
