"""Facts of a commit that touches these files: for tests of what judges a change."""

from __future__ import annotations

from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record


def touching(*files: str, message: str = "Keep the order", hunks: int | None = 3, **changes: object) -> Facts:
    """A commit that changes `files`, each `path`, `path +added`, `path +added -deleted`, or `A path ...` by status.

    A file without figures has four added lines and one deleted; `path binary` has none counted.
    """
    found = tuple(map(_change, files))
    totals = Totals(len(found), sum(one.added or 0 for one in found), sum(one.deleted or 0 for one in found), hunks)
    return Facts(a_record(message, files=found, totals=totals, **changes))


def _change(text: str) -> FileChange:
    words = text.split()
    status = words.pop(0) if words[0] in ("A", "M", "D", "R") else "M"
    if words[-1] == "binary":
        return FileChange(words[0], status, None, None, binary=True)
    figures = [int(word.strip("+-")) for word in words[1:]]
    added, deleted = {0: (4, 1), 1: (*figures, 0), 2: tuple(figures)}[len(figures)]
    return FileChange(words[0], status, added, deleted)
