"""What reaches a terminal: colour where it is wanted, and never an escape sequence but colour."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import pytest

from craftnudge.presentation.lines import Canvas, span
from craftnudge.presentation.terminal import Terminal
from tests.support.pseudo_terminal import at_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_a_terminal_gets_colour_and_nothing_else(tmp_path: Path) -> None:
    """At a terminal the only escape sequences are colours."""
    code, written = at_terminal(tmp_path, tmp_path, "explain")
    assert code == 0
    assert COLOUR.search(written)
    assert "\x1b" not in COLOUR.sub("", written)


def test_no_color_is_honoured(tmp_path: Path) -> None:
    """NO_COLOR leaves the text alone, also at a terminal."""
    assert "\x1b" not in at_terminal(tmp_path, tmp_path, "explain", NO_COLOR="1")[1]


def test_a_dumb_terminal_gets_no_colour(tmp_path: Path) -> None:
    """TERM=dumb promises nothing, so nothing is sent."""
    assert "\x1b" not in at_terminal(tmp_path, tmp_path, "explain", TERM="dumb")[1]


def test_a_dumb_terminal_gets_no_bars_and_no_progress(repository: GitRepository, program: Program) -> None:
    """What a screen reader reads aloud is words; a line that cannot be erased is not written."""
    repository.commit("Sort readers by name", {"readers.py": "READERS = ['a']\n"})
    drawn, plain = (
        at_terminal(program.home, repository.path, "coach", TERM=term)[1] for term in ("xterm-256color", "dumb")
    )
    assert ("█" in drawn, "█" in plain) == (True, False)
    tracked = at_terminal(program.home, repository.path, "track", TERM="dumb")[1]
    assert (tracked.count("\n"), "recorded" in tracked) == (1, True)


def test_a_plain_terminal_is_ascii_of_our_own_and_says_no_more() -> None:
    """Without colours, bars and signs, also if colours were asked for; strangers' letters stay."""
    out = io.StringIO()
    plain = Terminal(out, out, color=True, canvas=Canvas(bars=True)).with_output(plain=True)
    assert (plain.color, plain.canvas) == (False, Canvas(unicode=False, bars=False))
    assert plain.with_output(quiet=True).plain
    plain.show([(span("é"),)])
    assert out.getvalue() == "é\n"


def test_text_from_right_to_left_is_isolated() -> None:
    """Each piece for itself, its blanks outside; other text and a terminal of ASCII get no marks."""
    out = io.StringIO()
    line = (span("  a1  "), span("  ملف  "), span("é"))
    for unicode in (True, False):
        Terminal(out, out, color=False, canvas=Canvas(unicode=unicode)).show([line])
    assert out.getvalue() == "  a1    \u2068ملف\u2069  é\n  a1    ملف  é\n"


@pytest.mark.parametrize(
    ("variables", "ascii_signs"),
    [
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": "POSIX"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": ""}, False),
    ],
)
def test_the_locale_c_gets_ascii_signs(variables: dict[str, str], ascii_signs: bool) -> None:
    """Also where Python writes UTF-8; a machine without any locale keeps the signs."""
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):
        assert Terminal.of_process(environ=variables).canvas.unicode is not ascii_signs


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_lines_fit_the_terminal(tmp_path: Path, columns: int) -> None:
    """The screen is made for the width that the terminal has."""
    written = COLOUR.sub("", at_terminal(tmp_path, tmp_path, "explain", columns=columns)[1])
    assert max(len(line) for line in written.splitlines()) <= columns


@pytest.mark.parametrize(("value", "columns"), [("100", 100), ("5", 40), ("100000", 120), ("wide", 80)])
def test_columns_from_the_environment(value: str, columns: int) -> None:
    """COLUMNS wins, within what a screen can use; nonsense counts as a page of 80."""
    assert Terminal.of_process("never", {"COLUMNS": value}).canvas.columns == columns


@pytest.mark.parametrize(
    ("choice", "environ", "color"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {}, False),
    ],
)
def test_who_decides_about_colour(choice: str, environ: dict[str, str], color: bool) -> None:
    """The option wins, then NO_COLOR, then FORCE_COLOR, then whether there is a terminal: a test has none."""
    assert Terminal.of_process(choice, environ).color is color  # type: ignore[arg-type]


def test_markup_of_a_stranger_is_text() -> None:
    """Rich's own markup and emoji codes in a text are shown as they stand."""
    out = io.StringIO()
    hostile = "[link=https://evil.example]x[/link] [/] [red] :smile:"
    Terminal(out, out, True, Canvas()).show([(span(hostile, "strong"),)])
    assert hostile in COLOUR.sub("", out.getvalue())
