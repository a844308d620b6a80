"""Collects figures while the files of one commit are measured."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.commits.code_facts import (
    FUNCTIONS_KEPT,
    PLACES_KEPT,
    SECRET_PREFIX,
    CodeFacts,
    CodePlace,
    FunctionFact,
)

if TYPE_CHECKING:
    from craftnudge.domain.measure.line_block import Block

# So that one kind found a thousand times leaves room for the others.
PLACES_OF_A_KIND = 5
# What stops a program, keeps tests from running or breaks a file, for everyone.
DANGERS = ("conflict_marker", "breakpoint", "focused_test", "log_lines")


def _is_no_danger(place: CodePlace) -> bool:
    return place.kind not in DANGERS and not place.kind.startswith(SECRET_PREFIX)


class Tally:
    """Figures, places and functions found so far; it becomes `CodeFacts` at the end."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.places: list[CodePlace] = []
        self.functions: list[FunctionFact] = []
        self._kept: Counter[str] = Counter()

    def found(self, kind: str, path: str, line: int) -> None:
        """Counts something found on that line, and keeps where."""
        self.counts[kind] += 1
        if self._kept[kind] < PLACES_OF_A_KIND:
            self._kept[kind] += 1
            self.places.append(CodePlace(kind, path, line))

    def found_at(self, kind: str, block: Block, position: int) -> None:
        """Counts something found at that byte of the block's added lines, and keeps where."""
        if self._kept[kind] < PLACES_OF_A_KIND:  # where costs a look back through the hunk
            self.found(kind, *block.place_at(position))
        else:
            self.counts[kind] += 1

    def deepest(self, name: str, figure: int) -> None:
        """Keeps the largest figure seen."""
        self.counts[name] = max(self.counts[name], figure)

    def facts(self) -> CodeFacts:
        """What was found, in an order that depends on the change alone."""
        return CodeFacts(
            {name: figure for name, figure in sorted(self.counts.items()) if figure},
            # A journal line has room for few places: dangers are kept before anything else.
            tuple(sorted(self.places, key=_is_no_danger)[:PLACES_KEPT]),
            tuple(sorted(self.functions, key=lambda one: (-one.lines, one.path, one.line))[:FUNCTIONS_KEPT]),
        )
