"""The split of a change: a subject, a score and the files of each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.splitting.file_groups import Group
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.split import split_screen
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.results.split import Part, Split
from tests.adapters.store.local.records import a_record
from tests.support.deltas import added
from tests.support.piped import piped
from tests.support.scored import card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.rubric.scorecard import ScoreCard

BEFORE = card("a" * 40, 6.3)


def part(subject: str, paths: Iterable[str], of_part: ScoreCard) -> Part:
    """A part of new files."""
    return Part(Group(tuple(added(path, "x\n") for path in paths)), subject, of_part)


PARTS = (
    part("Reject empty tokens", ("src/tokens.py", "tests/test_tokens.py"), card("b" * 40, 8.4)),
    part("Paint banners", (f"web/{number}.css" for number in range(15)), card("c" * 40, 7.0)),
)
SPLIT = Split(a_record(1, hash="a1b2c3d" + "0" * 33), "f" * 40, None, False, BEFORE, PARTS)


def test_one_group_is_no_split() -> None:
    """The screen says so in one line."""
    assert piped(split_screen(replace(SPLIT, parts=PARTS[:1]), (), Canvas(80))) == (
        "  a1b2c3d: no split suggested (score 6.3)."
    )
    assert piped(split_screen(replace(SPLIT, staged=True, parts=()), (), Canvas(80))) == (
        "  The staged change: no split suggested (score 6.3)."
    )


@pytest.mark.parametrize("columns", [40, 56, 80, 120])
def test_each_group_has_subject_score_and_files(columns: int) -> None:
    """Twelve files at most, and the number of the others; no line is too wide."""
    text = piped(split_screen(SPLIT, ("craftnudge split --apply",), Canvas(columns)))
    assert max(map(width, text.split("\n"))) <= columns
    assert " ".join(text.split()).startswith("a1b2c3d can be split into 2 commits (score 6.3):")
    for word in ("8.4  good", "Reject empty tokens", "src/tokens.py", "tests/test_tokens.py", "web/11.css"):
        assert word in text
    assert "web/12.css" not in text
    assert "and 3 more" in text
    assert text.endswith("    craftnudge split --apply")
    assert "To split:" in " ".join(text.split())


def test_commands_of_git_are_to_be_done_by_hand() -> None:
    """Without a command of our own there is a sentence for them; without any command there is none."""
    text = piped(split_screen(SPLIT, ("git reset HEAD~", "git add -p"), Canvas(80)))
    assert "To do it by hand," in text
    assert text.endswith("    git reset HEAD~\n    git add -p")
    assert "To " not in piped(split_screen(SPLIT, (), Canvas(80)))
