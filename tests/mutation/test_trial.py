"""The trial of mutants draws modules, knows their tests, and runs these over the mutant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.selection import files_with_tests_of
from tests.mutation.session import chosen_tests
from tests.mutation.trial import drawn_modules
from tests.mutation.workspace import ROOT, Workspace

MODULE = Path("domain/commits/ancestor_summary.py")
SOURCE = """LIMIT = 3

def first(number):
    return number < LIMIT

def second(number):
    return [first(one) for one in range(number)]
"""


def test_the_nearest_tests_are_asked_first() -> None:
    """The twin, then what imports the module or a user of it; no test twice."""
    tests = files_with_tests_of(MODULE)
    assert tests[0] == Path("tests/domain/commits/test_ancestor_summary.py")
    assert Path("tests/golden/test_cases.py") in tests
    assert Path("tests/domain/commits/test_past.py") in tests
    assert len(set(tests)) == len(tests)


def test_the_same_seed_draws_the_same_modules() -> None:
    """Ten different ones, which exist."""
    modules = drawn_modules(7)
    assert modules == drawn_modules(7)
    assert len(set(modules)) == 10
    assert all((ROOT / "src/craftnudge" / module).is_file() for module in modules)


def test_a_mutant_is_asked_about_in_the_tests_that_run_its_function() -> None:
    """The shortest first; a test that starts a process may run it there; outside of functions every test counts."""
    slow = {"id": "slow", "passed": True, "seconds": 2.0, "entered": [3], "starts": False}
    quick = {"id": "quick", "passed": True, "seconds": 1.0, "entered": [6], "starts": False}
    command = {"id": "command", "passed": True, "seconds": 3.0, "entered": [], "starts": True}
    failing = {"id": "failing", "passed": False, "seconds": 0.1, "entered": [3], "starts": False}
    tests = [slow, quick, command, failing]
    assert [test["id"] for test in chosen_tests(4, SOURCE, tests)] == ["slow", "command"]
    assert [test["id"] for test in chosen_tests(7, SOURCE, tests)] == ["quick", "command"]
    assert [test["id"] for test in chosen_tests(1, SOURCE, tests)] == ["quick", "slow", "command"]


@pytest.mark.soak
def test_a_planted_fault_fails_the_tests_of_its_module(tmp_path: Path) -> None:
    """The trial can fail, and can pass: in the copy, tests run the mutant and not the source of this clone."""
    source = (ROOT / "src/craftnudge" / MODULE).read_text("utf-8")
    fault = source.replace(".lower() or None", ".upper() or None")
    line = next(at for at, text in enumerate(source.split("\n"), 1) if ".lower() or None" in text)
    mutants = [Mutant(line, "none", source), Mutant(line, "fault", fault), Mutant(line, "none", source)]
    answer = Workspace(tmp_path).try_mutants(MODULE, files_with_tests_of(MODULE)[:1], mutants, 600)
    assert (answer.survivors, answer.failing, answer.sound) == ([0, 2], [], True)
