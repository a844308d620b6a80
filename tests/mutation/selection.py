"""Which tests should notice a fault in a module."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.mutation.workspace import ROOT

SOURCE = ROOT / "src" / "craftnudge"
TESTS = ROOT / "tests"
# Files that are asked after those of the module itself.
_MOST_FILES_AROUND = 12


def modules_with_logic() -> list[Path]:
    """The modules that may be drawn, relative to the package: those that have a function, and are not generated."""
    return [
        path.relative_to(SOURCE)
        for path in sorted(SOURCE.rglob("*.py"))
        if path.name not in ("__init__.py", "catalogue.py")
        and any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    ]


def tests_of(module: Path) -> list[Path]:
    """The test that mirrors the module and the tests that import it, relative to the project."""
    twin = TESTS / module.with_name(f"test_{module.name}")
    found = [twin] if twin.exists() else []
    found += [test for test in _test_files() if test != twin and _dotted(module) in _imports(test)]
    return [test.relative_to(ROOT) for test in found]


def tests_around(module: Path) -> list[Path]:
    """The tests of the modules that import it, the nearest first, and the golden cases; without those of `tests_of`."""
    users = [user for user in sorted(SOURCE.rglob("*.py")) if _dotted(module) in _imports(user)]
    tests = [test for user in users for test in tests_of(user.relative_to(SOURCE))]
    tests.append(Path("tests/golden/test_cases.py"))
    known = set(tests_of(module))
    return [test for test in dict.fromkeys(tests) if test not in known][-_MOST_FILES_AROUND:]


def _dotted(module: Path) -> str:
    return ".".join(("craftnudge", *module.with_suffix("").parts))


@cache
def _test_files() -> tuple[Path, ...]:
    return tuple(sorted(TESTS.rglob("test_*.py")))


@cache
def _imports(path: Path) -> frozenset[str]:
    """The dotted names that a file imports: modules, and names of modules."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)
