"""Damage to whitespace, and blocks that are there twice."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.measure import measure
from craftnudge.domain.measure.line_block import MEASURED_BYTES
from tests.support.deltas import added, changed


@pytest.mark.parametrize(
    ("kind", "before", "after", "line"),
    [
        ("trailing_blank", "", "x = 1\ny = 2 \n", 11),
        ("trailing_blank", "", "x = 1\t\r\n", 10),
        ("mixed_indentation", "", "x = 1\n    \ty = 2\n", 11),
        ("no_final_newline", "x = 1\n", "x = 1\ny = 2", 11),
        ("line_ends_flipped", "x = 1\ny = 2\n", "x = 1\r\ny = 2\r\n", 1),
    ],
)
def test_damage_is_found_where_it_is(kind: str, before: str, after: str, line: int) -> None:
    """Each kind is found once, on its line."""
    facts = measure([changed("a.py", before, after)])
    assert [(place.kind, place.line) for place in facts.places] == [(kind, line)]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.py", "x = 1 \n", "x = 2 \n"),
        ("a.py", "x = 1\r\n", "x = 2\r\ny = 3\r\n"),
        ("a.py", "x = 1", "x = 2"),
        ("a.md", "", "a line  \nbroken\n"),
        ("tests/out.txt", "", "out \n"),
        ("a.py", "x = 1 \n", ""),
    ],
)
def test_what_was_there_before_is_not_new(path: str, before: str, after: str) -> None:
    """Damage that a change leaves as it was, or that is a line break of prose, is not of its making."""
    assert measure([changed(path, before, after)]).places == ()


def test_a_link_has_no_last_line_end() -> None:
    """The text of a symbolic link is one line without an end, and nothing is wrong with it."""
    assert measure([added("link", "../there")]).places == ()


def test_respacing_alone_is_counted() -> None:
    """Lines that differ from what they replace in blanks alone are counted, and others are not."""
    assert measure([changed("a.c", "if(x)\n  y();\n", "if (x)\n    y();\n")]).count("whitespace_only_lines") == 2
    assert measure([changed("a.c", "if(x)\n", "if (y)\n")]).count("whitespace_only_lines") == 0
    assert measure([changed("a.c", "", "if (y)\n")]).count("whitespace_only_lines") == 0


BLOCK = "".join(f"    value_{at} = compute({at})\n" for at in range(12))


def test_a_block_that_is_there_twice_is_counted() -> None:
    """Also over two files, and whatever its indentation; lines in between that differ end it."""
    assert measure([added("a.py", BLOCK), added("b.py", BLOCK.replace("    ", ""))]).count("duplicated_lines") == 12
    assert measure([added("a.py", BLOCK + "x = 1\n" * 30)]).count("duplicated_lines") == 0


def test_tests_tables_and_imports_may_repeat_themselves() -> None:
    """Tests are left out, other lines in between break a copy, and a huge change is not looked through."""
    assert measure([added("tests/test_a.py", BLOCK * 3)]).count("duplicated_lines") == 0
    apart = "".join(f"same line of code here\nanother = {at}\n" for at in range(30))
    assert measure([added("a.py", apart)]).count("duplicated_lines") == 0
    assert measure([added("a.py", BLOCK * 2_000)]).count("duplicated_lines") == 0


def test_a_huge_file_is_told_and_measured_to_a_bound() -> None:
    """The count of lines stays whole where it is cheap, and no file costs more than its bound."""
    line = b"    value = compute(1)\n"
    many = 2 * MEASURED_BYTES // len(line)
    delta = FileDelta(
        FileChange("a.py", "A", many, 0), (Hunk(0, 1, b"", line * (many // 2)), Hunk(0, many, b"", line * (many // 2)))
    )
    facts = measure([delta])
    assert facts.count("huge_file") == 1
    assert 0 < facts.count("code_added") * len(line) <= MEASURED_BYTES
