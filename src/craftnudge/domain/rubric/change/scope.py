"""What a change touches, computed once for all checks of the changes category."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE
from craftnudge.domain.rubric.change.concerns import Concerns, concerns_of, effective_number, lines_of
from craftnudge.domain.rubric.change.path_words import new_path, place_of, words_of
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import CommitRecord, FileChange

# The loss on the logarithmic scale is raised to this power, so that slightly exceeding the limit costs little.
BEND = 1.5
# A sweep has at least this many files, this share of them even, and no file with more than this share of the lines.
SWEEP_FILES = 6
SWEEP_SHARE = 0.85
SWEEP_MAIN = 0.3
# Added and deleted lines of an even file differ by at most this share of both.
EVEN_SHARE = 0.25


@dataclass(frozen=True)
class Scope:
    """The files of a change, with the features that several checks use. Exists only where the files are known.

    `files` are the recorded files; `listed_all` is whether the record lists all of them. `hunks` is the number of
    separate edits, None where it was not counted.
    """

    files: tuple[FileChange, ...]
    hunks: int | None
    listed_all: bool

    @cached_value
    def kept(self) -> tuple[FileChange, ...]:
        """The files without generated, lock and vendored ones."""
        return tuple(change for change in self.files if change.file_kind not in SET_ASIDE)

    @cached_value
    def read(self) -> tuple[FileChange, ...]:
        """The kept files with lines to review: not those that were deleted, moved or only respaced."""
        return tuple(change for change in self.kept if change.is_read)

    @property
    def why_nothing_is_read(self) -> str:
        """The kind of outcome where no file is read: all of them are generated, or all others are gone or moved."""
        return "nothing_to_read" if self.kept else "only_generated_files"

    @cached_value
    def kinds(self) -> dict[FileKind, tuple[FileChange, ...]]:
        """The read files by kind."""
        by_kind: dict[FileKind, list[FileChange]] = {}
        for change in self.read:
            by_kind.setdefault(change.file_kind, []).append(change)
        return {kind: tuple(changes) for kind, changes in by_kind.items()}

    @cached_value
    def concerns(self) -> Concerns:
        """The groups of files that belong together."""
        return concerns_of(self.files)

    @cached_value
    def subject_files(self) -> tuple[FileChange, ...]:
        """The read files without tests; the tests where only tests changed."""
        return (
            tuple(change for kind, changes in self.kinds.items() if kind != "test" for change in changes) or self.read
        )

    @cached_value
    def focus(self) -> float:
        """The number of equally changed files with the same entropy, without tests: 1 for one file."""
        return effective_number([lines_of(change) for change in self.subject_files])

    @cached_value
    def sweep(self) -> bool:
        """Whether many files have the same kind of small edit, such as a rename or a new version.

        In nearly all files about as many lines are added as deleted, and no file has most of the lines.
        """
        if len(self.read) < SWEEP_FILES:
            return False
        lines = [lines_of(change) for change in self.read]
        return sum(map(_is_even, self.read)) >= SWEEP_SHARE * len(lines) and max(lines) <= SWEEP_MAIN * sum(lines)

    @cached_value
    def places(self) -> frozenset[str]:
        """The folders of the read files, without layout folders."""
        return frozenset(place_of(change.path) for change in self.read)

    @cached_value
    def test_topics(self) -> int:
        """How many different topics the names of the changed tests have."""
        return len({frozenset(words_of(change.path)) for change in self.kinds.get("test", ()) if words_of(change.path)})

    @cached_value
    def tested_name(self) -> str | None:
        """The longest word that the names of a changed test and of a changed code file share; None without one."""
        of_code = {word for change in self.kinds.get("code", ()) for word in words_of(change.path)}
        of_tests = {word for change in self.kinds.get("test", ()) for word in words_of(change.path)}
        return min(of_code & of_tests, key=lambda word: (-len(word), word), default=None)


def _is_even(change: FileChange) -> bool:
    added, deleted = change.read_lines
    return bool(added and deleted) and abs(added - deleted) <= max(1.0, EVEN_SHARE * (added + deleted))


def scope_of(record: CommitRecord) -> Scope | None:
    """The scope of a record; None where its files are not known or it changes no file."""
    if not record.files:
        return None
    files = tuple(
        change if " => " not in change.path else replace(change, path=new_path(change.path)) for change in record.files
    )
    listed_all = not record.files_truncated and (record.totals is None or record.totals.files <= len(record.files))
    return Scope(files, record.totals.hunks if record.totals else None, listed_all)


def missing_scope_kind(record: CommitRecord) -> str:
    """Why a record has no scope: "empty_change" where it changes no files, "no_files" where they are not known."""
    return "empty_change" if record.totals and not record.totals.files else "no_files"


def fall(figure: float, full: float, floor: float) -> float:
    """The share of points: 1 up to `full`, 0 from `floor` on, falling on a logarithmic scale in between."""
    if figure <= full:
        return 1.0
    loss: float = (math.log(figure / full) / math.log(floor / full)) ** BEND
    return max(0.0, 1 - loss)
