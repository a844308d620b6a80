"""Lists the modules of a package without `pkgutil`, which loads `inspect` and a dozen more modules (5% of a hook)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def module_names(package: ModuleType) -> list[str]:
    """The full names of the modules directly in a package, in alphabetical order."""
    try:
        entries = [entry.name for folder in package.__path__ for entry in Path(folder).iterdir()]
    except OSError:
        # Not a folder: a program in a zip file, say.
        from pkgutil import iter_modules  # noqa: PLC0415 - slow to load, and rarely needed

        entries = [f"{entry.name}.py" for entry in iter_modules(package.__path__)]
    # Files that editors and file systems leave beside a module (`.#name.py`, `._name.py`) cannot be imported.
    names = {name for name, _, ending in (entry.rpartition(".") for entry in entries) if ending in {"py", "pyc"}}
    return [f"{package.__name__}.{name}" for name in sorted(names - {"__init__"}) if name.isidentifier()]
