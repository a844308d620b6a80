"""Generates the catalogue module from the phrases: `python -m docs.phrases`, or `--check` to compare only.

A check's sentences stand in `phrases/en/<name of the check>.toml`, those that checks share in `shared.toml`. Reading
TOML takes a third of a hook's time, so a module made from it is what the program loads.
"""

from __future__ import annotations

import pprint
import sys
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "src" / "craftnudge" / "domain" / "coaching" / "phrases"
_HEAD = '''"""The catalogue of phrases. Generated from en/*.toml by `python -m docs.phrases`; do not edit."""

from __future__ import annotations

# By the check's name and the kind of outcome: what is said, what to do, and praise; of each the first variant whose
# placeholders can all be filled is used.
'''


def variants(value: str | list[str] | None) -> tuple[str, ...]:
    """One sentence or several as a tuple; none as an empty one."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def read_phrases() -> tuple[dict[str, Any], dict[str, Any]]:
    """The entries of checks by name and kind as they are written, and the tables of `shared.toml`."""
    checks: dict[str, Any] = {}
    for path in sorted((FOLDER / "en").glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        if path.stem == "shared":
            shared = table
            continue
        checks[path.stem.replace("_", "-")] = table
    return checks, shared


def entry_of(checks: dict[str, Any], name: str, kind: str) -> dict[str, Any]:
    """An entry of the catalogue; `same_as = "check.kind"` stands for another one's."""
    entry: dict[str, Any] = checks[name][kind]
    other = entry.get("same_as")
    return entry_of(checks, *other.split(".")) if other else entry


def _variants_of(entry: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(variants(entry.get(part)) for part in ("says", "advice", "praise"))


def catalogue_source() -> str:
    """The text of the generated module."""
    checks, shared = read_phrases()
    tables = {
        "FINDINGS: dict[str, dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]]": {
            name: {kind: _variants_of(entry_of(checks, name, kind)) for kind in table} for name, table in checks.items()
        },
        **{f"{name.upper()}: dict[str, str]": table for name, table in shared.items()},
    }
    body = "\n\n".join(
        f"{name} = {pprint.pformat(table, width=118, sort_dicts=False)}" for name, table in tables.items()
    )
    return f"{_HEAD}{body}\n"


def main(arguments: list[str]) -> int:
    """Writes the module, or with `--check` tells whether it is up to date."""
    path, source = FOLDER / "catalogue.py", catalogue_source()
    if "--check" in arguments:
        if path.exists() and path.read_text("utf-8") == source:
            return 0
        sys.stderr.write(f"{path.name} is out of date: python -m docs.phrases\n")
        return 1
    path.write_text(source, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
