"""Blocks of lines that occur twice."""

from __future__ import annotations

from craftnudge.domain.measure import measure
from tests.support.deltas import added

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
