"""The trial of mutants draws modules, knows their tests, and runs these over the mutant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.selection import stages_of
from tests.mutation.trial import drawn_modules
from tests.mutation.workspace import ROOT, Workspace

MODULE = Path("domain/commits/ancestor_summary.py")


def test_the_nearest_tests_are_asked_first() -> None:
    """The twin, then what imports the module or a user of it, and last what runs commands; no test twice."""
    own, quick, slow = stages_of(MODULE)
    assert own == [Path("tests/domain/commits/test_ancestor_summary.py")]
    assert Path("tests/domain/commits/test_past.py") in quick
    assert Path("tests/golden/test_cases.py") in quick
    assert not {path.parts[1] for path in quick} & {"scenarios", "services", "entrypoints"}
    assert len({*own, *quick, *slow}) == len([*own, *quick, *slow])


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
    tests = stages_of(MODULE)[0]
    source = (ROOT / "src/craftnudge" / MODULE).read_text("utf-8")
    assert workspace.passes(tests, 600)
    workspace.replace(MODULE, source.replace(".lower() or None", ".upper() or None"))
    assert not workspace.passes(tests, 600)
    workspace.replace(MODULE, source)
    assert workspace.passes(tests, 600)
