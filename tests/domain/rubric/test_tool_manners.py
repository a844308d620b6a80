"""How other tools apply their rules."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.tool_manners import is_ignored_by, length_by


@pytest.mark.parametrize(
    "subject",
    [
        *("Merge branch 'a'", "Merge pull request #1 from a/b", "Merge tag 'v1'", "Merged in a (pull request #1)"),
        *("Merged PR 12: read it", "Merge remote-tracking branch 'a'", "Automatic merge", "Auto-merged a into b"),
        *("Revert it", "reapply it", "amend! it", "chore(release): 1.2.3", "chore: v1.2.3-rc.1+b", "1.2.3"),
    ],
)
def test_commitlint_ignores(subject: str) -> None:
    """Its default patterns, and nothing of it without the tool."""
    assert is_ignored_by("commitlint", subject)
    assert not is_ignored_by("", subject)


def test_lengths() -> None:
    """UTF-16 units in JavaScript, characters in Python, else columns of a screen."""
    text = "字🐛e\u0301"
    assert [length_by(tool, text) for tool in ("commitlint", "commitizen", "gitlint", "")] == [5, 4, 4, 5]
    assert length_by("", "a\u200bb") == 2
