"""Prints how far scores agree with people: python -m benchmarks.validity FOLDER.

FOLDER holds labelled data as JSON lines (docs/explanation/validity.md says which); sets that are not there are passed
over. Each module of this folder with a function `figures(folder)` adds its rows.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import benchmarks.validity
from benchmarks.validity.measures import table


def main(arguments: list[str]) -> int:
    """Prints one table over all modules."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.validity FOLDER", file=sys.stderr)
        return 2
    found = []
    for entry in sorted(pkgutil.iter_modules(benchmarks.validity.__path__), key=lambda entry: entry.name):
        if entry.name == "__main__":
            continue
        module = importlib.import_module(f"benchmarks.validity.{entry.name}")
        if not hasattr(module, "figures"):
            continue
        try:
            found += module.figures(Path(arguments[0]))
        except FileNotFoundError as missing:
            print(f"{entry.name}: passed over, {missing.filename} is not there", file=sys.stderr)
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
