"""The changed lines that a model may see when the user asked for it: redacted, within a budget, with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.model.redaction import holds_secrets, redacted
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.change import FileDelta, Hunk

# About 2,000 tokens: with the rest it fits the smallest context in use (4,096), where more would be cut in silence.
BUDGET_CHARS = 6_000
FILE_CHARS = 2_000
LINE_CHARS = 160


@dataclass(frozen=True, slots=True)
class FileExcerpt:
    """Lines of one file; `added_lines` are the line numbers of the new text that are shown."""

    path: str
    text: str
    added_lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class DiffExcerpt:
    """What is shown, and what is left out: files withheld because of their name, and files that did not fit."""

    files: tuple[FileExcerpt, ...]
    withheld: tuple[str, ...] = ()
    left_out: int = 0
    removed: tuple[str, ...] = ()


def excerpt(deltas: Iterable[FileDelta], budget_chars: int = BUDGET_CHARS) -> DiffExcerpt:
    """The beginning of each file's change, as many files as fit."""
    files: list[FileExcerpt] = []
    withheld: list[str] = []
    removed: dict[str, None] = {}
    left_out = 0
    for delta in deltas:
        path = delta.change.path
        if holds_secrets(path):
            withheld.append(path)
            continue
        if not delta.hunks:
            continue
        part, kinds = _file(path, delta.hunks)
        if len(part.text) > budget_chars or holds_secrets(redacted(path).text) or redacted(path).kinds:
            left_out += 1
            continue
        budget_chars -= len(part.text)
        files.append(part)
        removed |= dict.fromkeys(kinds)
    return DiffExcerpt(tuple(files), tuple(withheld), left_out, tuple(removed))


def _file(path: str, hunks: Iterable[Hunk]) -> tuple[FileExcerpt, tuple[str, ...]]:
    """The lines, redacted as a whole before they are cut: a key may run over several lines."""
    kinds: list[str] = []
    shown: list[str] = []
    numbers: set[int] = set()
    room = FILE_CHARS
    for hunk in hunks:
        for sign, raw, first in (("-", hunk.removed, hunk.old_start), ("+", hunk.added, hunk.new_start)):
            for number, line in _redacted_lines(raw, first, kinds):
                row = f"{number} {sign} {line[:LINE_CHARS]}"
                room -= len(row) + 1
                if room < 0:
                    return FileExcerpt(path, "\n".join(shown), frozenset(numbers)), tuple(kinds)
                shown.append(row)
                if sign == "+":
                    numbers.add(number)
    return FileExcerpt(path, "\n".join(shown), frozenset(numbers)), tuple(kinds)


def _redacted_lines(raw: bytes, first: int, kinds: list[str]) -> list[tuple[int, str]]:
    """Numbered lines; where a secret ran over several lines, the rest of that run is left out so that numbers hold."""
    text = raw.decode("utf-8", "replace")
    clean = redacted(text)
    kinds.extend(clean.kinds)
    lines = clean.text.split("\n")
    if clean.text.count("\n") != text.count("\n"):
        lines = lines[:1]
    return [(first + index, line.rstrip("\r")) for index, line in enumerate(lines) if line.strip()]
