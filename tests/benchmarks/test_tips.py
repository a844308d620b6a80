"""The audit of tips: what is drawn is written once, and what was marked is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.tips.__main__ import main
from benchmarks.tips.marks import count_of, read_sheet, wilson

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

SHEET = """# What is said of commits

## reports 0123456789ab

    - [wrong] tip CN999 what a message says is no part of the sheet

- [useful] praise CN104 Clear subject: it names total().
- [ wrong ] tip CN102 -0.90 No reason. -> Add one.
- [useful] subject As a subject: "Add total()"

## reports 123456789abc

Nothing is said.

## reports 23456789abcd

- [Harmless] tip CN102 -0.90 No reason. -> Add one.
- [ ] tip CN110 -0.10 Too wide. -> Shorten it.
"""


def test_marks_are_read_by_commit() -> None:
    """A subject counts as a tip, praise apart, and an indented line as part of a message."""
    commits = read_sheet(SHEET)
    assert [commit.tips for commit in commits] == [("wrong", "useful"), (), ("harmless", "")]
    assert [commit.praise for commit in commits] == [("useful",), (), ()]


def test_the_count_has_both_shares() -> None:
    """Of tips, and of commits."""
    count = count_of(read_sheet(SHEET))
    assert "3 commits, 2 with a tip" in count
    assert "tips wrong or annoying: 1 of 4, 25% (95% interval 5 to 70)" in count
    assert "commits with such a tip: 1 of 3, 33%" in count


def test_an_unknown_mark_is_an_error() -> None:
    """A slip of the pen must not count as no mark."""
    with pytest.raises(ValueError, match="unknown mark 'good'"):
        read_sheet(SHEET.replace("[useful]", "[good]"))


def test_the_interval_is_wilsons() -> None:
    """As in the tables: 5 of 50 is 4.3 to 21.4%; it never leaves 0 to 1."""
    low, high = wilson(5, 50)
    assert (round(100 * low, 1), round(100 * high, 1)) == (4.3, 21.4)
    assert wilson(0, 9)[0] == 0.0
    assert wilson(9, 9)[1] == pytest.approx(1.0)


def test_a_sheet_is_drawn_and_counted(
    repository: GitRepository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same seed draws the same commits, no more than there are; the sheet can be counted at once."""
    for subject in ("wip", "Show the total in the report", "fixes"):
        repository.commit(subject, {"report.py": f"# {subject}\nx = 1\ny = 2\nz = 3\n"})
    sheets = [tmp_path / "one.md", tmp_path / "two.md"]
    for sheet in sheets:
        assert main([str(repository.path), "--commits", "9", "--sheet", str(sheet)]) == 0
    assert sheets[0].read_text() == sheets[1].read_text()
    assert len(read_sheet(sheets[0].read_text())) == 3
    assert main(["--count", str(sheets[0])]) == 0
    assert "3 commits, " in capsys.readouterr().out
