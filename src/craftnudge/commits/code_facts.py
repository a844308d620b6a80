"""What is measured on the changed lines of a commit, so that a verdict never needs the repository again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """Something found on an added line: what kind of thing, in which file, on which 1-based line of the new text."""

    kind: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class FunctionFact:
    """A function wholly or mostly made of added lines: its name, where it starts, and how many lines long it is."""

    name: str
    path: str
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """Figures of the changed lines of hand-written code; generated and lock files are set aside.

    Lists of places are cut at `PLACES_KEPT`; `counts` always holds the full figures by kind.
    """

    counts: Mapping[str, int]
    places: tuple[Place, ...]
    functions: tuple[FunctionFact, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values for a journal line."""
        return asdict(self)
