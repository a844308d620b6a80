"""Where in a project a file is and of what kind, as far as habits go: the folder at the top, and the ending."""

from __future__ import annotations

# Longer ones are no kind of file, and no folder that a habit has.
_MOST_CHARS = 40


def ending_of(path: str) -> str | None:
    """What tells the kind of a file: ".py", or the whole name where it has no ending; None where that is very long."""
    name = path.rpartition("/")[2]
    before, dot, after = name.rpartition(".")
    ending = f".{after.lower()}" if before and dot else name
    return ending if 0 < len(ending) <= _MOST_CHARS else None


def top_folder_of(path: str) -> str | None:
    """The folder at the top of the repository that a file is in, "." for none; None where its name is very long."""
    folder, slash, _ = path.partition("/")
    if not slash:
        return "."
    return folder if 0 < len(folder) <= _MOST_CHARS else None
