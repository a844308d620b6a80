"""A split is worth its work, or is not advised."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.splitting.file_groups import Group
from craftnudge.domain.coaching.splitting.split_gain import is_worth_splitting, record_of_part
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange
from tests.support.cards import a_card, a_check, a_record


def group(path: str, lines: int) -> Group:
    """A group of one file."""
    return Group((FileDelta(FileChange(path, "M", lines, 0), (Hunk(1, 1, b"", b"x\n" * lines),)),))


@pytest.mark.parametrize(
    ("parts", "worth"),
    [
        ((("src/a.py", 30, 90), ("lib/b.py", 30, 90)), True),
        ((("src/a.py", 30, 74), ("lib/b.py", 30, 74)), False),
        ((("src/a.py", 30, 100), ("lib/b.py", 30, 69)), False),
        ((("src/a.py", 30, 90), ("lib/b.py", 4, 90)), False),
        ((("src/a.py", 30, 90), ("README.md", 30, 90)), False),
        ((("src/a.py", 30, 90),), False),
        ((), False),
    ],
)
def test_parts_of_code_must_score_higher(parts: tuple[tuple[str, int, int], ...], worth: bool) -> None:
    """None lower than the whole, half a point more on average, and two with code of their own."""
    whole = a_card(changes=[a_check("CN201", 70, 100)])
    cards = [(group(path, lines), a_card(changes=[a_check("CN201", points, 100)])) for path, lines, points in parts]
    assert is_worth_splitting(whole, cards) == worth


def test_a_part_has_its_own_files_and_figures() -> None:
    """What was measured in the code of the whole is not known of it."""
    part = record_of_part(a_record("Show the total"), group("src/a.py", 30))
    assert [file.path for file in part.files or ()] == ["src/a.py"]
    assert part.totals is not None
    assert (part.totals.files, part.totals.added, part.totals.hunks, part.code) == (1, 30, 1, None)
