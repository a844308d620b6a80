"""The modules of a package by name, without `pkgutil`, which loads `inspect` and a dozen modules more for that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def module_names(package: ModuleType) -> list[str]:
    """The names of the modules right in a package, with the package's own before each, in order of the alphabet."""
    try:
        entries = [entry.name for folder in package.__path__ for entry in Path(folder).iterdir()]
    except OSError:
        # Not a folder: a program in a zip file, say.
        from pkgutil import iter_modules  # noqa: PLC0415 - dear, and seldom needed

        entries = [f"{entry.name}.py" for entry in iter_modules(package.__path__)]
    # What editors and file systems leave beside a module (`.#name.py`, `._name.py`) has no name to import it by.
    names = {name for name, _, ending in (entry.rpartition(".") for entry in entries) if ending in {"py", "pyc"}}
    return [f"{package.__name__}.{name}" for name in sorted(names - {"__init__"}) if name.isidentifier()]
