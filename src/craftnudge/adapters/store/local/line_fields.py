"""Reads the fields of a line tolerantly: a missing field or one of another type is absent, never an error.

Lines come from this program in all its versions, from hand edits, and from other programs that know only a message.
No pydantic: the hook may not load it, and a million lines have to be read.
"""

from __future__ import annotations

from binascii import a2b_base64
from typing import TYPE_CHECKING, Any, Final

from craftnudge.adapters.store.local.iso_time import parse_time
from craftnudge.domain.commits.counts import is_figure
from craftnudge.domain.commits.file_kind import FILE_KINDS
from craftnudge.domain.commits.record import CommitTime, FileChange, Person, Repository, Totals

if TYPE_CHECKING:
    from craftnudge.domain.commits.file_kind import FileKind

# git's letters, and the words that other programs use for them.
_STATUS: Final = {
    "added": "A",
    "add": "A",
    "new": "A",
    "created": "A",
    "modified": "M",
    "changed": "M",
    "deleted": "D",
    "removed": "D",
    "renamed": "R",
    "copied": "C",
    "typechange": "T",
    "typechanged": "T",
    "type changed": "T",
}
_LETTERS: Final = frozenset("AMDRCTUX")


def text_of(value: Any, default: str = "") -> str:
    """The value if it is a text, else the default."""
    return value if isinstance(value, str) else default


def whole_of(value: Any) -> int | None:
    """The value if it is a whole number, else None; a boolean is not a number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def figure_of(value: Any) -> int | None:
    """The count of lines or files, or None if it is below 0 or absurdly large."""
    return value if is_figure(value) else None


def person_of(value: Any) -> Person | None:
    """A person from `{name, email}` or from `Name <email>`."""
    if isinstance(value, dict):
        name, email = value.get("name"), value.get("email")
        if isinstance(name, str) or isinstance(email, str):
            return Person(text_of(name), text_of(email))
    if isinstance(value, str) and value:
        name, _, email = value.partition("<")
        return Person(name.strip(), email.partition(">")[0])
    return None


def repository_of(value: Any) -> Repository:
    """A repository from `{name, key, path, branch}`, or from its name alone."""
    if isinstance(value, dict):
        name = text_of(value.get("name"))
        branch = value.get("branch")
        return Repository(
            name,
            text_of(value.get("key"), name),
            text_of(value.get("path")),
            branch if isinstance(branch, str) else None,
        )
    name = text_of(value)
    return Repository(name, name, "", None)


def time_of(moment: Any, exact_seconds: Any, offset_minutes: Any) -> CommitTime | None:
    """A time from its text (or plain seconds), the exact seconds if the text was clamped, and the offset."""
    parsed: tuple[int, int] | None = None
    if isinstance(moment, str):
        parsed = parse_time(moment)
    seconds = whole_of(exact_seconds)
    if seconds is None:
        seconds = parsed[0] if parsed else whole_of(moment)
    if seconds is None:
        return None
    offset = whole_of(offset_minutes)
    if offset is None:
        offset = parsed[1] if parsed else 0
    return CommitTime(seconds, offset)


def file_of(value: Any) -> FileChange | None:
    """One file, None without a path."""
    if not isinstance(value, dict) or not isinstance(value.get("path"), str):
        return None
    old_path = value.get("old_path")
    return FileChange(
        value["path"],
        _letter(value.get("status")),
        figure_of(value.get("added")),
        figure_of(value.get("deleted")),
        value.get("binary") is True,
        old_path if isinstance(old_path, str) else None,
        _raw_path(value.get("path_raw_b64")),
        _kind(value.get("kind")),
        _read(value.get("read")),
    )


def _kind(value: Any) -> FileKind | None:
    """A kind of file that this version knows."""
    return value if isinstance(value, str) and value in FILE_KINDS else None  # type: ignore[return-value]


def _read(value: Any) -> tuple[int, int] | None:
    """Two figures."""
    if not isinstance(value, list) or len(value) != 2 or not all(map(is_figure, value)):  # noqa: PLR2004
        return None
    return value[0], value[1]


def _letter(value: Any) -> str:
    """Git's letter for a status as a letter (`R`, `R087`) or as a word; M where it is unknown."""
    text = text_of(value).strip()
    if text[:1] in _LETTERS and (len(text) == 1 or text[1:].isdigit()):
        return text[0]
    return _STATUS.get(text.lower(), "M")


def _raw_path(value: Any) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        return a2b_base64(value)
    except ValueError:
        return None


def files_of(value: Any) -> tuple[FileChange, ...] | None:
    """The files that have a path, None without a list."""
    if not isinstance(value, list):
        return None
    return tuple(file for file in map(file_of, value) if file is not None)


def totals_of(value: Any, files: tuple[FileChange, ...] | None) -> Totals | None:
    """The full figures; what is missing is summed up from the files where all of them are listed, else nothing is."""
    given = value if isinstance(value, dict) else {}
    count = figure_of(given.get("files"))
    added, deleted = figure_of(given.get("added")), figure_of(given.get("deleted"))
    if files is not None and count in (None, len(files)) and all(_counted(file) for file in files):
        count = len(files)
        added = sum(file.added or 0 for file in files) if added is None else added
        deleted = sum(file.deleted or 0 for file in files) if deleted is None else deleted
    if count is None or added is None or deleted is None:
        return None
    return Totals(count, added, deleted, figure_of(given.get("hunks")))


def _counted(file: FileChange) -> bool:
    return file.binary or (file.added is not None and file.deleted is not None)
