"""Mutants are valid modules with one fault each, and nothing that no test is meant to hold is mutated."""

from __future__ import annotations

import ast

from tests.mutation.mutants import mutants_of

SOURCE = '''"""A docstring with 1 figure."""

from typing import TYPE_CHECKING, Literal

Kind = Literal["one", "two"]

if TYPE_CHECKING:
    from pathlib import Path


def first_below(numbers: list[int], limit: int = 3) -> int | None:
    """The first number below the limit."""
    for number in sorted(numbers):
        if number < limit and number != 0:
            return number + 1
    log("nothing below the limit")
    raise ValueError("no number is below 4")
'''


def test_every_fault_is_planted_alone() -> None:
    """Comparison, operator, constant, call, condition, returned value and a deleted call, each by its line."""
    assert sorted((mutant.line, mutant.what) for mutant in mutants_of(SOURCE)) == [
        (11, "3 -> 4"),
        (13, "sorted() -> list()"),
        (14, "0 -> 1"),
        (14, "And -> Or"),
        (14, "Lt -> LtE"),
        (14, "NotEq -> Eq"),
        (14, "not (number < limit and number != 0)"),
        (15, "1 -> 2"),
        (15, "Add -> Sub"),
        (15, "return number + 1 -> None"),
        (16, "without log('nothing below the limit')"),
    ]


def test_a_mutant_is_another_valid_module() -> None:
    """Each differs from the source and from all others, and compiles."""
    sources = [mutant.source for mutant in mutants_of(SOURCE)]
    assert len(set(sources)) == len(sources)
    assert ast.unparse(ast.parse(SOURCE)) + "\n" not in sources
    for source in sources:
        compile(source, "mutant", "exec")
