"""Which tests should notice a fault in a module."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.mutation.workspace import ROOT
from tests.support.imports import imported_names

SOURCE = ROOT / "src" / "craftnudge"
TESTS = ROOT / "tests"
# Tests below these start a process for each command: they are asked last, and only about what survived the others.
_SLOW = ("tests/scenarios", "tests/services", "tests/entrypoints")
_MOST_SLOW_FILES = 6
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


def stages_of(module: Path) -> list[list[Path]]:
    """The tests to run over mutants of a module, relative to the project, the nearest first.

    The test that mirrors the module; the tests that import it, those of modules that import it, and the golden cases;
    a few of the same kind that run commands. A stage may be empty.
    """
    twin = TESTS / module.with_name(f"test_{module.name}")
    users = [user for user in sorted(SOURCE.rglob("*.py")) if _dotted(module) in imported_names(user)]
    users += [SOURCE / loader for folder, loader in _LOADED_BY.items() if module.is_relative_to(folder)]
    names = [_dotted(module), *(_dotted(user.relative_to(SOURCE)) for user in users)]
    around = [test for name in names for test in _test_files() if name in imported_names(test) and test != twin]
    golden = TESTS / "golden" / "test_cases.py"
    tests = [test.relative_to(ROOT) for test in dict.fromkeys([*around, golden])]
    slow = [test for test in tests if str(test).startswith(_SLOW)]
    quick = [test for test in tests if test not in slow]
    return [[twin.relative_to(ROOT)] if twin.exists() else [], quick, slow[:_MOST_SLOW_FILES]]


def _dotted(module: Path) -> str:
    return ".".join(("craftnudge", *module.with_suffix("").parts))


@cache
def _test_files() -> tuple[Path, ...]:
    return tuple(sorted(TESTS.rglob("test_*.py")))
