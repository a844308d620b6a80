"""Lines that can be wrapped, and lines that cannot."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.line_wrapping import can_be_wrapped, wrappable_lines

LINK = "https://example.org/" + "x" * 30


@pytest.mark.parametrize(
    "line",
    [
        LINK,
        f"[1] {LINK}",
        f"[RFC-1]: {LINK}",
        f"  - {LINK}",
        f"2. <{LINK}>",
        f"See: {LINK}",
        f"see {LINK}.",
        f"It is described in {LINK}",
        f"{LINK} and {LINK}",
        "a/path/of/a/file/" + "y" * 30 + " moved",
        "[1] https://example.org/that/fits/in",
    ],
)
def test_a_link_and_its_label_cannot(line: str) -> None:
    """A run without blanks is too wide, and what stands beside it fits; a label is not parted from its link."""
    assert not can_be_wrapped(line, 36)


@pytest.mark.parametrize("line", ["word " * 10, f"{'word ' * 10}{LINK}", f"{LINK} {'word ' * 10}", "字 " * 20])
def test_prose_can(line: str) -> None:
    """Also where it holds a link: the words around it are too wide by themselves. Widths are columns."""
    assert can_be_wrapped(line.strip(), 36)


def test_shapes_are_not_prose() -> None:
    """Blocks of code, indented code, quotations, tables, frames of a stack, rules."""
    lines = ("prose", "```", "code", "```", "prose", "    code", "> quote", "| table |", "  at main (a.js:1)", "----")
    assert list(wrappable_lines(lines)) == [True, *[False] * 3, True, *[False] * 5]
    assert list(wrappable_lines(("- an item", "* an item", "-v is an option"))) == [True] * 3
