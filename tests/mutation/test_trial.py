"""The trial of mutants draws modules, knows their tests, and runs these over the mutant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.selection import tests_of as selected_tests
from tests.mutation.trial import drawn_modules
from tests.mutation.workspace import ROOT, Workspace

MODULE = Path("domain/commits/ancestor_summary.py")


def test_a_module_is_tested_by_its_twin_and_by_what_imports_it() -> None:
    """The twin comes first."""
    assert selected_tests(MODULE)[0] == Path("tests/domain/commits/test_ancestor_summary.py")


def test_the_same_seed_draws_the_same_modules() -> None:
    """Ten different ones, which exist."""
    modules = drawn_modules(7)
    assert modules == drawn_modules(7)
    assert len(set(modules)) == 10
    assert all((ROOT / "src/craftnudge" / module).is_file() for module in modules)


@pytest.mark.soak
def test_a_planted_fault_fails_the_tests_of_its_module(tmp_path: Path) -> None:
    """The trial can fail, and can pass: in the copy, tests run the mutant and not the source of this clone."""
    workspace = Workspace(tmp_path)
    tests = selected_tests(MODULE)[:1]
    source = (ROOT / "src/craftnudge" / MODULE).read_text("utf-8")
    assert workspace.passes(tests, 600)
    workspace.replace(MODULE, source.replace(".lower() or None", ".upper() or None"))
    assert not workspace.passes(tests, 600)
    workspace.replace(MODULE, source)
    assert workspace.passes(tests, 600)
