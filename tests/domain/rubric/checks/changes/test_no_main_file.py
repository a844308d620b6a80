"""no-main-file: whether most lines are in few files."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_a_main_file_is_found_by_lines() -> None:
    """Many lines in one file and few in others is focused; equal parts of a dozen are not. Tests do not count."""
    assert share_of("no-main-file", "a.py +90", "b.py +2", "tests/test_a.py +200") > 0.9
    assert share_of("no-main-file", *(f"{name}.py +9" for name in "abcdefghijkl")) == 0
    assert 0 < share_of("no-main-file", "a.py +9", "b.py +9", "c.py +9") < 1
    assert share_of("no-main-file", "tests/test_a.py +9") == 1
    largest, spread = find_check("no-main-file").evaluate(touching("a.py +60", "b.py +20", "c.py +20")).evidence
    assert (largest.path, largest.figure) == ("a.py", 60)
    assert spread.figure == 2.6
