"""Changed lines of one file as a reader would hand them over, without a repository."""

from __future__ import annotations

from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange


def added(path: str, text: str | bytes) -> FileDelta:
    """A new file."""
    lines = text.encode() if isinstance(text, str) else text
    return FileDelta(FileChange(path, "A", lines.count(b"\n"), 0), (Hunk(0, 1, b"", lines),))


def changed(path: str, before: str | bytes, after: str | bytes, line: int = 10) -> FileDelta:
    """One run of lines in the middle of a file, before and after."""
    removed = before.encode() if isinstance(before, str) else before
    lines = after.encode() if isinstance(after, str) else after
    change = FileChange(path, "M", lines.count(b"\n"), removed.count(b"\n"))
    return FileDelta(change, (Hunk(line, line, removed, lines),))
