"""Whether a commit changes lines that the commit before it wrote."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.habits.rewritten_lines import rewrites_lines


def delta(hunk: Hunk, path: str = "a.py", old_path: str | None = None) -> FileDelta:
    """One hunk of a file."""
    return FileDelta(FileChange(path, "M", 1, 1, old_path=old_path), [hunk])


FIRST = delta(Hunk(5, 5, b"old\n", b"one\ntwo\nthree\n"))


@pytest.mark.parametrize(
    ("hunk", "rewrites"),
    [
        (Hunk(5, 5, b"one\n", b"1\n"), True),
        (Hunk(7, 7, b"three", b""), True),
        (Hunk(4, 4, b"before\none\n", b""), True),
        (Hunk(6, 6, b"", b"between\n"), True),
        (Hunk(4, 4, b"before\n", b"changed\n"), False),
        (Hunk(8, 8, b"after\n", b"changed\n"), False),
        (Hunk(5, 5, b"", b"above\n"), False),
        (Hunk(8, 8, b"", b"below\n"), False),
    ],
)
def test_lines_five_to_seven(hunk: Hunk, rewrites: bool) -> None:
    """A changed, deleted or parted line of the first commit counts; its neighbours do not."""
    assert rewrites_lines([FIRST], [delta(hunk)]) == rewrites


def test_files_are_told_apart() -> None:
    """Another file is none of it, a renamed one is, and a test that a fix changes was written for that."""
    hunk = Hunk(5, 5, b"one\n", b"1\n")
    assert not rewrites_lines([FIRST], [delta(hunk, "b.py")])
    assert rewrites_lines([FIRST], [delta(hunk, "b.py", "a.py")])
    test = delta(Hunk(1, 1, b"", b"one\n"), "tests/test_a.py")
    assert not rewrites_lines([test], [delta(Hunk(1, 1, b"one\n", b"1\n"), "tests/test_a.py")])
