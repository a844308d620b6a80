"""The split of a change: a subject, a score and the files of each group."""

from __future__ import annotations

import pytest

from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.split import split_screen
from tests.support.piped import piped
from tests.support.scored import card

BEFORE = card("a" * 40, 6.3)
GROUPS = (
    ("Reject empty tokens", ("src/tokens.py", "tests/test_tokens.py"), card("b" * 40, 8.4)),
    ("Paint banners", tuple(f"web/{number}.css" for number in range(15)), card("c" * 40, 7.0)),
)


def test_one_group_is_no_split() -> None:
    """The screen says so in one line."""
    assert piped(split_screen("a1b2c3d", BEFORE, GROUPS[:1], (), Canvas(80))) == (
        "  a1b2c3d: no split suggested (score 6.3)."
    )


@pytest.mark.parametrize("columns", [40, 56, 80, 120])
def test_each_group_has_subject_score_and_files(columns: int) -> None:
    """Twelve files at most, and the number of the others; no line is too wide."""
    text = piped(split_screen("a1b2c3d", BEFORE, GROUPS, ("craftnudge split --apply",), Canvas(columns)))
    assert max(map(width, text.split("\n"))) <= columns
    assert " ".join(text.split()).startswith("a1b2c3d can be split into 2 commits (score 6.3):")
    for word in ("8.4  good", "Reject empty tokens", "src/tokens.py", "tests/test_tokens.py", "web/11.css"):
        assert word in text
    assert "web/12.css" not in text
    assert "and 3 more" in text
    assert text.endswith("    craftnudge split --apply")
    assert "The subjects are only a start." in " ".join(text.split())


def test_commands_of_git_are_to_be_done_by_hand() -> None:
    """Without a command of our own there is a sentence for them; without any command there is none."""
    text = piped(split_screen("a1b2c3d", BEFORE, GROUPS, ("git reset HEAD~", "git add -p"), Canvas(80)))
    assert "To do it by hand." in text
    assert text.endswith("    git reset HEAD~\n    git add -p")
    assert "To " not in piped(split_screen("a1b2c3d", BEFORE, GROUPS, (), Canvas(80)))
