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
GENERATED = SOURCE / "domain" / "coaching" / "phrases" / "catalogue.py"

# A room is the longest prefix in this table. It may import itself, `errors`, `runtime`, and the rooms named here with
# everything below them.
DOMAIN = ("domain",)
ALLOWED: dict[str, tuple[str, ...]] = {
    "craftnudge": (),
    "errors": (),
    "__main__": ("entrypoints",),
    "runtime": (),
    "domain": (),
    "domain.commits": (),
    "domain.forge": (),
    "domain.measure": ("domain.commits",),
    "domain.rubric": ("domain.commits",),
    "domain.rubric.text": ("domain.commits",),
    "domain.rubric.change": ("domain.commits",),
    "domain.habits": ("domain.rubric", "domain.commits"),
    "domain.coaching": ("domain.habits", "domain.rubric", "domain.commits"),
    "adapters": (),
    "adapters.git": ("domain.commits", "domain.measure"),
    "adapters.store": ("domain.commits",),
    "adapters.events": ("domain.commits", "adapters.store"),
    "adapters.forge": ("adapters.git", "domain.forge"),
    "adapters.plugins": ("domain.commits", "adapters.store"),
    "adapters.config": ("domain.rubric", "domain.commits", "domain.forge"),
    "adapters.ollama": ("domain.coaching", "domain.commits"),
    "services": ("adapters", *DOMAIN),
    "services.results": DOMAIN,
    "presentation": ("services.results", *DOMAIN),
    "public_values": ("domain.commits",),
    "api": ("public_values", "presentation", "services", *DOMAIN),
    "entrypoints": ("api", "presentation", "services", *DOMAIN),
}

# What is dear to import, and the only places where that may happen: at the top of a module, or inside a function.
DEAR_AT_THE_TOP: dict[str, tuple[str, ...]] = {
    "typer": ("entrypoints/cli/",),
    "rich": (),
    "pydantic": ("adapters/ollama/", "domain/coaching/model/", "entrypoints/server/"),
    "fastapi": ("entrypoints/server/",),
    "starlette": ("entrypoints/server/",),
    "uvicorn": ("entrypoints/server/",),
    "anyio": ("entrypoints/server/",),
    "asyncio": ("entrypoints/server/", "entrypoints/lsp/"),
    "prometheus_client": ("entrypoints/server/",),
    "opentelemetry": (),
    "jinja2": ("presentation/pages/",),
    "markupsafe": ("presentation/pages/",),
    "psycopg": ("adapters/store/postgres/",),
    "psycopg_pool": (),
    "alembic": (),
    "sqlalchemy": (),
    "redis": ("adapters/events/redis_streams/",),
    "pygls": ("entrypoints/lsp/",),
    "lsprotocol": ("entrypoints/lsp/",),
    "joserfc": (),
    "authlib": (),
    "httpx2": (),
    "ollama": (),
    # Both are themselves imported only when a model or a forge is asked.
    "httpx": ("adapters/ollama/transport.py", "adapters/forge/http.py", "adapters/remote/team_client.py"),
    "sqlite_utils": (),
    "platformdirs": (),
    "yaml": (),
}
DEAR_INSIDE_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "typer": ("entrypoints/cli/",),
    "rich": ("presentation/terminal.py",),
    "pydantic": ("adapters/ollama/", "domain/coaching/model/", "entrypoints/server/"),
    "fastapi": ("entrypoints/server/",),
    "starlette": ("entrypoints/server/",),
    "uvicorn": ("entrypoints/server/",),
    "anyio": ("entrypoints/server/",),
    "asyncio": ("entrypoints/server/", "entrypoints/lsp/"),
    "prometheus_client": ("entrypoints/server/",),
    "opentelemetry": ("entrypoints/server/",),
    "jinja2": ("presentation/pages/",),
    "markupsafe": ("presentation/pages/",),
    "psycopg": ("adapters/store/postgres/",),
    "psycopg_pool": ("adapters/store/postgres/",),
    "alembic": ("adapters/store/postgres/migrations/",),
    "sqlalchemy": ("adapters/store/postgres/migrations/",),
    "redis": ("adapters/events/redis_streams/",),
    "pygls": ("entrypoints/lsp/",),
    "lsprotocol": ("entrypoints/lsp/",),
    "joserfc": ("adapters/accounts/",),
    "authlib": ("adapters/accounts/",),
    "httpx2": ("adapters/accounts/",),
    "ollama": ("adapters/ollama/", "domain/coaching/model/"),
    "httpx": ("adapters/ollama/", "adapters/forge/", "adapters/remote/", "domain/coaching/model/"),
    "sqlite_utils": ("adapters/store/local/index/",),
    "platformdirs": ("runtime/paths.py", "adapters/config/"),
    "pygit2": ("adapters/git/",),
    "yaml": ("adapters/config/other_tools/yaml_text.py",),
}
# The domain knows no clock, disk, process or network, whatever the standard library offers.
PURE = "domain"
IMPURE_MODULES = frozenset({"os", "pathlib", "subprocess", "socket", "time", "shutil", "tempfile", "urllib", "sqlite3"})


def module_of(path: Path) -> str:
    """The dotted name of a source file below the package; "craftnudge" for the package itself."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "craftnudge"


def room_of(module: str) -> str:
    """The room of a module: the longest name in the table that it is or lies below; raises KeyError for none."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        if (room := ".".join(parts[:length])) in ALLOWED:
            return room
    if module == "__version__":
        return module
    raise KeyError(module)


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


def imported_modules(source: str) -> list[tuple[str, int]]:
    """The modules of this package that a file imports, with lines; a name imported from a package may be a module."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if _is_module(name) else node.module for name in names]
        else:
            continue
        found += [(name.partition(".")[2], node.lineno) for name in names if name.startswith("craftnudge.")]
    return found


def _is_module(name: str) -> bool:
    path = SOURCE.parent / name.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def wrong_imports(path: Path) -> list[str]:
    """What a file imports against the table, as `line: module`."""
    return wrong_imports_of(path.read_text("utf-8"), path)


def wrong_imports_of(source: str, path: Path) -> list[str]:
    """The same of a source text that would stand in a file of that name."""
    room = room_of(module_of(path))
    allowed = (room, "errors", "runtime", *ALLOWED[room])
    if room == "errors":
        allowed = ("errors",)
    return [
        f"{line}: {module}"
        for module, line in imported_modules(source)
        if not any(module == each or module.startswith(f"{each}.") for each in allowed)
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rooms_import_only_what_the_design_allows(path: Path) -> None:
    """Imports run one way: entrypoints to presentation and services, to adapters, to domain, to runtime."""
    assert wrong_imports(path) == []


@pytest.mark.parametrize("room", [room for room in ALLOWED if room not in ("__main__", "entrypoints")])
def test_an_import_that_points_upwards_is_found_in_every_room(room: str) -> None:
    """A module of each room that imported the command line would fail the test above."""
    folder = SOURCE / room.replace(".", "/") if room != "craftnudge" else SOURCE
    path = folder / "planted.py" if folder.is_dir() and room != "craftnudge" else SOURCE / "planted.py"
    if room in ("craftnudge", "errors", "public_values", "api"):
        path = SOURCE / ("__init__.py" if room == "craftnudge" else f"{room}.py")
    tree = "from craftnudge.entrypoints.cli import app\n"
    assert wrong_imports_of(tree, path) == ["1: entrypoints.cli.app"]


def test_no_module_reaches_itself_through_its_imports() -> None:
    """There is no circle of imports, for type checkers either."""
    graph = {module_of(path): {name for name, _ in imported_modules(path.read_text("utf-8"))} for path in MODULES}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join((*way[way.index(module) :], module))
        if module not in done:
            for imported in graph.get(module, ()):
                visit(imported, (*way, module))
            done.add(module)

    for module in graph:
        visit(module, ())


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
    "path",
    [path for path in MODULES if module_of(path).startswith(PURE)],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_pure_rooms_know_no_machine(path: Path) -> None:
    """Facts, verdicts and habits are computed from values alone."""
    found = {module.split(".")[0] for module, _ in imports_of(parsed(path))}
    assert not found & IMPURE_MODULES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_and_functions_stay_readable(path: Path) -> None:
    """A module reads in one sitting, and a function on one screen."""
    assert path == GENERATED or len(path.read_text("utf-8").splitlines()) <= MODULE_LINES
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= FUNCTION_LINES, f"{path}:{node.lineno} {node.name} has {lines} lines"


# What a module may look up about its process itself, and why.
OWN_LOOK_UPS = {
    "adapters/git/command.py": {"os.environ"},  # what the git command inherits
    "adapters/git/git_variables.py": {"os.environ"},  # which repository git would use, where it would inherit them
    "adapters/git/author_identity.py": {"os.environ"},  # whether git would read another author from them
    "adapters/git/objects/libgit2.py": {"os.environ"},  # what the library must not see while it is loaded
    "adapters/git/writing/pending_commit.py": {"os.environ"},  # where temporary files are made
    "presentation/terminal.py": {"os.environ"},  # the width of the window, which may change
    "runtime/atomic_files.py": {"time.time"},  # the age of files that a killed run left
    "adapters/store/local/index/upkeep.py": {"time.time_ns"},  # a name for a file that nobody else uses
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_home_environment_clock_and_folder_come_from_the_workplace(path: Path) -> None:
    """Only entry points and the workplace look them up; a default for a clock that is an argument is no look-up."""
    relative = path.relative_to(SOURCE).as_posix()
    if relative.startswith("entrypoints/") or relative in ("services/workplace.py", "runtime/paths.py"):
        return
    tree = parsed(path)
    defaults = {
        id(default)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults))
    }
    looked_up = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and id(node) not in defaults
    }
    looked_up |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    of_process = {"home_folder", "os.environ", "os.getenv", "os.getcwd", "Path.cwd", "time.time", "time.time_ns"}
    assert looked_up & of_process == OWN_LOOK_UPS.get(relative, set())


def test_the_version_costs_no_heavy_import() -> None:
    """`--version` loads neither pygit2 nor a model client nor a database."""
    code = (
        "import sys, json; sys.argv = ['craftnudge', '--version']\n"
        "from craftnudge.entrypoints.cli.app import run\n"
        "run(['--version']); sys.stderr.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in json.loads(done.stderr)}
    assert not loaded & {"pygit2", "ollama", "httpx", "sqlite_utils", "sqlite3", "hypothesis"}
