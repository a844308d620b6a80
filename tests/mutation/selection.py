"""Which tests should notice a fault in a module."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.mutation.workspace import ROOT
from tests.support.imports import imported_names

SOURCE = ROOT / "src" / "craftnudge"
TESTS = ROOT / "tests"
MOST_FILES = 8
# Modules of these folders are found by their files, and no import names them.
_LOADED_BY = {
    Path("domain/rubric/checks"): Path("domain/rubric/registry.py"),
    Path("domain/habits/insights"): Path("domain/habits/find_insights.py"),
}


def modules_with_logic() -> list[Path]:
    """The modules that may be drawn, relative to the package: those that have a function, and are not generated."""
    return [
        path.relative_to(SOURCE)
        for path in sorted(SOURCE.rglob("*.py"))
        if path.name not in ("__init__.py", "catalogue.py")
        and any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    ]


def files_with_tests_of(module: Path) -> list[Path]:
    """The test files to run over mutants of a module, relative to the project, the nearest first.

    The test that mirrors the module; the tests that import it; the golden cases; the tests of modules that import it.
    """
    twin = TESTS / module.with_name(f"test_{module.name}")
    users = [user for user in sorted(SOURCE.rglob("*.py")) if _dotted(module) in imported_names(user)]
    users += [SOURCE / loader for folder, loader in _LOADED_BY.items() if module.is_relative_to(folder)]
    around = [test for test in _test_files() if _dotted(module) in imported_names(test)]
    farther = [
        test
        for user in users
        for test in _test_files()
        if test == TESTS / user.relative_to(SOURCE).with_name(f"test_{user.name}")
        or _dotted(user.relative_to(SOURCE)) in imported_names(test)
    ]
    golden = TESTS / "golden" / "test_cases.py"
    nearest = [twin] if twin.exists() else []
    # Others import a module such as safe_text by the hundred, and collecting them all takes longer than running a few.
    files = list(dict.fromkeys([*nearest, *around[:MOST_FILES], golden, *farther]))[: MOST_FILES + len(nearest)]
    return [test.relative_to(ROOT) for test in files]


def _dotted(module: Path) -> str:
    return ".".join(("craftnudge", *module.with_suffix("").parts))


@cache
def _test_files() -> tuple[Path, ...]:
    return tuple(sorted(TESTS.rglob("test_*.py")))
