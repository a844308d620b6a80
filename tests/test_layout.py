"""Tests lie where their source lies: src/craftnudge/a/b.py is tested by tests/a/test_b.py."""

from __future__ import annotations

from pathlib import Path

import pytest

import craftnudge
from tests.support.imports import imported_names

TESTS = Path(__file__).parent
SOURCE = Path(craftnudge.__file__).parent

# Folders of tests that are of no single module, and what they hold. All others mirror a folder of the source.
OTHER_FOLDERS = {
    "adapters/store/conformance": "what every store and event queue must do",
    "benchmarks": "the arithmetic of benchmarks/",
    "fuzz": "coverage-guided fuzzing, in `make soak`",
    "golden": "whole histories and their score cards",
    "mutation": "planted faults, in `make soak`",
    "scenarios/binary": "the program in one file, in `make soak`",
    "scenarios/commands": "several commands one after another, as a user types them",
    "scenarios/editors": "real editors over the language server",
    "scenarios/git_hooks": "git runs our hooks",
    "scenarios/guarantees": "the promises of docs/explanation/guarantees.md",
    "scenarios/local_model": "a model beside the rules, real or lying",
    "scenarios/odd_repositories": "repositories that are damaged, hostile, huge or rare",
    "scenarios/robustness": "what the user or the machine does wrong, and text by strangers",
    "scenarios/server": "the server from outside: browsers, generated clients, attacks, its service files",
    "scenarios/team": "the server of a team: what happens when parts of it are killed, and its containers",
    "support": "what the tests themselves stand on",
}
# Of the repository as a whole.
OTHER_FILES = frozenset(
    f"test_{name}.py"
    for name in ("architecture", "contributor_files", "integrations", "layout", "release_files", "start_up")
)
_NO_MODULES = frozenset(("__init__", "__main__"))
# Alembic's: each only names its file of SQL.
_REVISIONS = Path("adapters/store/postgres/migrations/versions")
# Modules that no test has the name of or imports; commands of other tests run them, and the conformance suite runs
# those of a store. The number may only fall.
MOST_UNNAMED_MODULES = 114


def relative_tests() -> list[Path]:
    """All test files, relative to tests/."""
    return sorted(path.relative_to(TESTS) for path in TESTS.rglob("test_*.py"))


def module_of(test: Path) -> Path:
    """The module that a test file is of, by its place and name, relative to the package."""
    return test.with_name(test.name.removeprefix("test_"))


def is_mirrored(test: Path) -> bool:
    """Whether the test lies in a folder that mirrors the source."""
    return str(test) not in OTHER_FILES and not any(test.is_relative_to(folder) for folder in OTHER_FOLDERS)


@pytest.mark.parametrize("test", [test for test in relative_tests() if is_mirrored(test)], ids=str)
def test_a_test_is_of_the_module_or_the_package_of_its_name(test: Path) -> None:
    """tests/a/test_b.py is of a/b.py; tests/a/test_a.py is of what all modules of the package a have in common."""
    module = module_of(test)
    package = test.parent.name == module.stem and (SOURCE / test.parent / "__init__.py").exists()
    assert (SOURCE / module).exists() or package, "no such module; a test of several belongs into tests/scenarios"


def test_the_list_of_other_folders_is_true() -> None:
    """Each folder in it exists and has tests."""
    for folder in OTHER_FOLDERS:
        assert list((TESTS / folder).glob("test_*.py")) or list((TESTS / folder).rglob("test_*.py")), folder


def test_few_modules_have_no_test_of_their_own() -> None:
    """Who adds a module adds its test."""
    named = {name for path in TESTS.rglob("*.py") for name in imported_names(path)}
    modules = [path.relative_to(SOURCE) for path in sorted(SOURCE.rglob("*.py")) if path.stem not in _NO_MODULES]
    unnamed = [
        module
        for module in modules
        if not module.is_relative_to(_REVISIONS)
        and not (TESTS / module.with_name(f"test_{module.name}")).exists()
        and ".".join(("craftnudge", *module.with_suffix("").parts)) not in named
    ]
    assert len(unnamed) <= MOST_UNNAMED_MODULES, "\n".join(map(str, unnamed))
