"""The log: a line a commit, as much of it as the screen has room for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.log import log_screen
from tests.support.piped import piped
from tests.support.scored import BEN, MONDAY, Diary

TODAY = MONDAY + timedelta(days=400)


def diary() -> Diary:
    """A scored commit, a merge, one without a time, and one by another author with a long subject."""
    written = Diary()
    written.write(0, 8.4, message="Reject empty tokens")
    written.write(1, None, message="Merge branch 'x'", generated="merge")
    written.write(2, 10.0, message="", timeless=True)
    written.write(TODAY - timedelta(days=3), 3.0, message="Describe " + "every row of the table " * 9, author=BEN)
    return written


def lines(columns: int, matching: int = 4) -> list[str]:
    """The screen as a pipe gets it."""
    heading, blank, *text = piped(log_screen(diary().commits, matching, TODAY, Canvas(columns))).split("\n")
    assert (heading, blank) == (f"  reports: {matching:,} commits", "")
    return text


def test_a_wide_screen_has_everything() -> None:
    """Day, score, level, hash, subject and author, below each other."""
    first, merge, timeless, long = lines(120)
    assert first.split() == [
        "2",
        "Mar",
        "2026",
        "8.4",
        "good",
        first.split()[5],
        *["Reject", "empty", "tokens", "Ann", "Dev"],
    ]
    assert "   -  " in merge
    assert "Merge branch 'x' (skipped: merge)" in merge
    assert timeless.split()[0] == "unknown"
    assert "10.0  excellent" in timeless
    assert "(no message)" in timeless
    assert long.endswith("  Ben Dev")
    assert {first.index("8.4"), long.index("3.0")} == {timeless.index("10.0") + 1}
    assert first.index("Reject") == merge.index("Merge") == long.index("Describe")


@pytest.mark.parametrize(
    ("columns", "level", "author", "commit_hash"),
    [
        (100, True, True, True),
        (99, False, True, True),
        (72, False, True, True),
        (71, False, False, True),
        (49, False, False, False),
    ],
)
def test_a_narrow_screen_loses_level_author_and_hash_in_turn(
    columns: int, level: bool, author: bool, commit_hash: bool
) -> None:
    """The subject stays, and no line is too wide."""
    commits = diary().commits
    text = lines(columns)
    assert max(map(width, text)) < columns
    assert ("good" in text[0], "Ann Dev" in text[0], commits[0].record.hash[:7] in text[0]) == (
        level,
        author,
        commit_hash,
    )
    assert "Reject empty tokens" in text[0]
    assert ("(skipped: merge)" in text[1], "(merge)" in text[1]) == (columns >= 100, columns < 100)


def test_commits_beyond_the_limit_are_counted() -> None:
    """With the option that lists them; none is mentioned where all are shown."""
    assert lines(80, matching=1_004)[-1].strip() == "1,000 more commits. To list them all, add -n 0."
    assert lines(80, matching=5)[-1].strip().startswith("1 more commit.")
    assert len(lines(80)) == 4


def test_without_a_commit_the_next_step_is_to_record_some() -> None:
    """One sentence and one command."""
    text = piped(log_screen([], 0, TODAY, Canvas(80)))
    assert text.startswith("  No recorded commit matches.")
    assert "craftnudge track --all" in text
