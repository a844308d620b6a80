"""What a hook prints fits the terminal, and is plain in a pipe."""

from __future__ import annotations

import pytest

from craftnudge.presentation.hook_output import hook_output
from craftnudge.presentation.lines import width

LINE = (
    'craftnudge: 3.9 needs work. CN107: "oops" is a placeholder message. '
    "After the commit, fix it with: git commit --amend"
)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_a_line_is_wrapped_between_words(columns: int) -> None:
    """No line is wider than the window, no word is broken, and the command stays whole."""
    lines = hook_output(LINE, columns).splitlines()
    assert max(map(width, lines)) < columns
    assert " ".join(line.strip() for line in lines) == LINE
    assert sum("git commit --amend" in line for line in lines) == 1


def test_a_pipe_gets_one_plain_line() -> None:
    """Control characters of strangers are escaped there too; empty lines are left out."""
    assert hook_output(f"{LINE}\n\n", None) == f"{LINE}\n"
    assert hook_output("subject \x1b[31m", None) == "subject \\x1b[31m\n"


def test_only_the_score_is_coloured() -> None:
    """By its level; another line has no colour."""
    assert hook_output(LINE, 200, color=True).startswith("craftnudge: \x1b[31m3.9 needs work\x1b[0m. CN107")
    assert "\x1b[32m9.0 excellent\x1b[0m" in hook_output("craftnudge: 9.0 excellent.", 80, color=True)
    assert "\x1b" not in hook_output("craftnudge: commit rejected", 80, color=True)
