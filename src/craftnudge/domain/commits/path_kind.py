"""The top folder and the ending of a file, by which habits are counted."""

from __future__ import annotations

# Longer ones are no kind of file, and no folder that a habit has.
_MOST_CHARS = 40


def ending_of(path: str) -> str | None:
    """The ending of a file's name such as ".py", or the whole name without one; None where that is very long."""
    name = path.rpartition("/")[2]
    before, dot, after = name.rpartition(".")
    ending = f".{after.lower()}" if before and dot else name
    return ending if 0 < len(ending) <= _MOST_CHARS else None


def top_folder_of(path: str) -> str | None:
    """The top folder that a file is in, "." outside one; None where its name is very long."""
    folder, slash, _ = path.partition("/")
    if not slash:
        return "."
    return folder if 0 < len(folder) <= _MOST_CHARS else None
