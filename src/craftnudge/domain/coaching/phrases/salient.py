"""What a sentence can point at in a commit: its main file, its size, a new function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of, language_of
from craftnudge.domain.rubric.change.concerns import lines_of

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import FileChange
    from craftnudge.domain.rubric.facts import Facts

_BEHIND = frozenset({"translation", "asset", "data"})
_PATH_CHARS = 40


def hand_written(facts: Facts) -> list[FileChange]:
    """The changed files that are not generated and still there, the largest change first, data and pictures last."""
    files = [file for file in facts.record.files or () if file.status != "D" and file.file_kind not in SET_ASIDE]
    return sorted(files, key=lambda file: (file.file_kind in _BEHIND, -lines_of(file), file.path))


def main_file(facts: Facts) -> str | None:
    """The short name of the file with most changed lines, code before other files; None without a file."""
    about = _main(hand_written(facts))
    return short(about.path) if about else None


def _main(files: list[FileChange]) -> FileChange | None:
    return next((file for file in files if file.file_kind == "code"), files[0] if files else None)


def code_file(facts: Facts) -> str | None:
    """The short name of the file of code with most changed lines; None without code."""
    return next((short(file.path) for file in hand_written(facts) if file.file_kind == "code"), None)


def test_file(facts: Facts) -> str | None:
    """The short name of the test with most changed lines; None without one. A picture beside a test is none."""
    return next(
        (short(file.path) for file in hand_written(facts) if file.file_kind == "test" and language_of(file.path)), None
    )


def new_function(facts: Facts) -> str | None:
    """The longest new function of code that has a name, with parentheses; None without one."""
    functions = facts.record.code.functions if facts.record.code else ()
    return next((f"{entry.name}()" for entry in functions if entry.name and kind_of(entry.path) == "code"), None)


def begins_a_file(facts: Facts) -> bool:
    """Whether the file with most of the change is new, so that it has no earlier state to describe."""
    files = hand_written(facts)
    return bool(files) and files[0].status == "A"


def short(path: str) -> str:
    """A path as a sentence can hold it: the name alone where the whole is long or deep."""
    whole = " ".join(path.split())
    if len(whole) <= _PATH_CHARS and whole.count("/") <= 1:
        return whole
    name = whole.rpartition("/")[2] or whole
    return name if len(name) <= _PATH_CHARS else f"{name[: _PATH_CHARS - 3]}..."


def changed_lines(facts: Facts) -> int:
    """How many lines were added and deleted; 0 where that is not known."""
    totals = facts.record.totals
    return totals.added + totals.deleted if totals else 0
