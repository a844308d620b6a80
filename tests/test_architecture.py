"""The design that the code must keep: who imports whom, what is dear to import, how large a thing may be."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import craftnudge

SOURCE = Path(craftnudge.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 40

# A room may import from itself, from these, and from those that everybody may: errors, settings,
# values, patterns, modules, digests, drafts, bounded, streams.
ALLOWED: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "settings": frozenset(),
    "values": frozenset(),
    "digests": frozenset(),
    "drafts": frozenset(),
    "bounded": frozenset(),
    "streams": frozenset(),
    "modules": frozenset(),
    "patterns": frozenset(),
    "commits": frozenset(),
    "rubric": frozenset({"commits"}),
    "habits": frozenset({"rubric", "commits"}),
    "coaching": frozenset({"habits", "rubric", "commits"}),
    "git": frozenset({"commits"}),
    "journal": frozenset({"commits"}),
    "index": frozenset({"commits"}),
    "configuration": frozenset({"rubric", "commits"}),
    "render": frozenset({"coaching", "habits", "rubric", "commits"}),
    "workflows": frozenset({"coaching", "habits", "rubric", "commits", "git", "journal", "index", "configuration"}),
    "hook": frozenset({"workflows", "render", "commits", "configuration"}),
    "cli": frozenset(
        {"workflows", "render", "coaching", "habits", "rubric", "commits", "configuration", "journal", "git", "index"}
    ),
    "__main__": frozenset({"cli", "hook"}),
}
EVERYBODY = frozenset(
    {"errors", "settings", "values", "patterns", "modules", "digests", "drafts", "bounded", "streams", "__init__"}
)

# What is dear to import, and the only places where that may happen: at the top of a module, or inside a function.
DEAR_AT_THE_TOP: dict[str, tuple[str, ...]] = {
    "typer": ("cli/",),
    "rich": (),
    "pydantic": ("coaching/model/",),
    "ollama": (),
    "httpx": ("coaching/model/transport.py",),  # which is itself imported only when a model is asked
    "sqlite_utils": (),
    "platformdirs": (),
}
DEAR_INSIDE_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "typer": ("cli/",),
    "rich": ("render/terminal.py",),
    "pydantic": ("coaching/model/",),
    "ollama": ("coaching/model/",),
    "httpx": ("coaching/model/",),
    "sqlite_utils": ("index/",),
    "platformdirs": ("settings.py", "configuration/"),
    "pygit2": ("git/",),
}
# The pure rooms know no clock, disk, process or network, whatever the standard library offers.
PURE = ("commits", "rubric", "habits")
IMPURE_MODULES = frozenset({"os", "pathlib", "subprocess", "socket", "time", "shutil", "tempfile", "urllib", "sqlite3"})


def room_of(path: Path) -> str:
    """The room of a module: its first folder, or its own name at the top."""
    relative = path.relative_to(SOURCE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports_of(tree: ast.AST) -> list[tuple[str, int]]:
    """All imported modules with their lines, also those inside functions."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, node.lineno))
            if node.module == "craftnudge":
                found += [(f"craftnudge.{alias.name}", node.lineno) for alias in node.names]
    return found


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rooms_import_only_what_the_design_allows(path: Path) -> None:
    """The way of a commit is one-directional: no room imports one that comes after it."""
    room = room_of(path)
    if room in EVERYBODY:
        return
    allowed = ALLOWED[room] | EVERYBODY | {room}
    for module, line in imports_of(parsed(path)):
        parts = module.split(".")
        if parts[0] == "craftnudge" and len(parts) > 1 and (SOURCE / parts[1]).with_suffix("").name != "__version__":
            assert parts[1] in allowed, f"{path}:{line} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_dear_modules_are_imported_only_in_their_places(path: Path) -> None:
    """What costs tens of milliseconds is imported by the one room that needs it, mostly inside a function."""
    relative = path.relative_to(SOURCE).as_posix()
    tree = parsed(path)
    top = {
        name.split(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name, _ in imports_of(ast.Module([node], []))
    }
    for name in {module.split(".")[0] for module, _ in imports_of(tree)} & DEAR_INSIDE_FUNCTIONS.keys():
        assert relative.startswith(DEAR_INSIDE_FUNCTIONS[name]), f"{relative} may not import {name}"
    for name in top & DEAR_AT_THE_TOP.keys():
        assert relative.startswith(DEAR_AT_THE_TOP[name] or ("nowhere",)), f"{relative} imports {name} at the top"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room_of(path) in PURE], ids=lambda path: str(path.relative_to(SOURCE))
)
def test_pure_rooms_know_no_machine(path: Path) -> None:
    """Facts, verdicts and habits are computed from values alone."""
    found = {module.split(".")[0] for module, _ in imports_of(parsed(path))}
    assert not found & IMPURE_MODULES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_and_functions_stay_readable(path: Path) -> None:
    """A module reads in one sitting, and a function on one screen."""
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= FUNCTION_LINES, f"{path}:{node.lineno} {node.name} has {lines} lines"


def test_the_version_costs_no_heavy_import() -> None:
    """`--version` loads neither pygit2 nor a model client nor a database."""
    code = (
        "import sys, json; sys.argv = ['craftnudge', '--version']\n"
        "from craftnudge.cli.app import run\n"
        "run(['--version']); sys.stderr.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in json.loads(done.stderr)}
    assert not loaded & {"pygit2", "ollama", "httpx", "sqlite_utils", "sqlite3", "hypothesis"}
