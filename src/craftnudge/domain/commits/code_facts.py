"""What is measured on the changed lines of a commit, so that scoring does not need the repository again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.counts import is_figure
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A journal line is bounded: the figures are always whole, what is listed one by one is cut here.
PLACES_KEPT = 20
FUNCTIONS_KEPT = 5

# A secret's kind is this and the form that it has: "secret:aws".
SECRET_PREFIX = "secret:"  # noqa: S105 - the name of a kind


@dataclass(frozen=True, slots=True)
class CodePlace:
    """Something found on an added line: what kind of thing, in which file, on which 1-based line of the new text.

    The text itself is never kept: it may be a secret.
    """

    kind: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class FunctionFact:
    """A function that the change adds: its name, where it starts, and how many of its lines hold code.

    `name` is "" where it looks like a key itself.
    """

    name: str
    path: str
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """Figures of the changed lines of hand-written files; generated, lock, vendored and binary files are set aside.

    `counts` holds the full figures by name, zeros left out:

    - lines by what they hold: `code_added`, `comment_added`, `blank_added`, and the same `_deleted`; `source_added` and
      `source_deleted` are the code lines of programs, without tests; `inline_tests` stand in files of the code;
    - structure, of code that is not a test: `branches_added` and `branches_deleted` (conditions, loops and cases),
      `nesting_deepest` (control structures inside one another), `functions_added`; for a language whose branches are
      not known, `levels_added` and `levels_deleted` (indentation summed over lines, four blanks or a tab a level);
    - `duplicated_lines` (copies inside the change), `whitespace_only_lines` (they replace equal text);
    - `aside_files`, `aside_added`, `aside_deleted`: what was set aside, by path or by a marker in the text;
    - and each kind of place.

    `places` are the first found of each kind, at most `PLACES_KEPT`; `functions` the longest, at most `FUNCTIONS_KEPT`.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    places: tuple[CodePlace, ...] = ()
    functions: tuple[FunctionFact, ...] = ()

    def count(self, *names: str) -> int:
        """The sum of those figures; one that is not there is 0."""
        counts = self.counts
        if len(names) == 1:
            return counts.get(names[0], 0)
        return sum([counts[name] for name in names if name in counts])

    def places_of(self, *kinds: str) -> tuple[CodePlace, ...]:
        """The places kept of those kinds."""
        return tuple(place for place in self.places if place.kind in kinds)

    @property
    def secret_kinds(self) -> tuple[str, ...]:
        """The kinds of secret found, each with its prefix."""
        return tuple(sorted(name for name in self.counts if name.startswith(SECRET_PREFIX)))

    def to_json(self) -> dict[str, Any]:
        """Plain values for a journal line: places as `[kind, path, line]`, functions as `[name, path, line, lines]`."""
        found: dict[str, Any] = {"counts": dict(self.counts)}
        if self.places:
            found["places"] = [[place.kind, place.path, place.line] for place in self.places]
        if self.functions:
            found["functions"] = [[one.name, one.path, one.line, one.lines] for one in self.functions]
        return found

    @classmethod
    def from_json(cls, value: object) -> CodeFacts | None:
        """The facts that a journal line holds, or None where it holds none.

        Never raises: entries of another shape are passed over, for a journal may have been edited by hand or written
        by a later version.
        """
        if not isinstance(value, dict):
            return None
        counts = value.get("counts")
        return cls(
            {name: figure for name, figure in counts.items() if isinstance(name, str) and is_figure(figure)}
            if isinstance(counts, dict)
            else {},
            tuple(CodePlace(*row) for row in _rows(value.get("places"), (str, str, int))[:PLACES_KEPT]),
            tuple(FunctionFact(*row) for row in _rows(value.get("functions"), (str, str, int, int))[:FUNCTIONS_KEPT]),
        )


def _rows(value: object, types: tuple[type, ...]) -> list[list[Any]]:
    """The entries that are lists of exactly those types."""
    entries: Iterable[object] = value if isinstance(value, list) else ()
    return [
        entry
        for entry in entries
        if isinstance(entry, list)
        and len(entry) == len(types)
        and all(
            is_figure(part) if kind is int else isinstance(part, kind) for part, kind in zip(entry, types, strict=True)
        )
    ]
