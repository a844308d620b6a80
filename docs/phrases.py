"""Generates the catalogue modules from the phrases: `python -m docs.phrases`, or `--check` to compare only.

A check's sentences stand in `phrases/en/<name of the check>.toml`, those that checks share in `shared.toml`, those of
project rules in `rules.toml`, an insight's in `insights/<its module>.toml`. Reading TOML takes a third of a hook's
time, so the program loads modules made from it; insights have one of their own, which no hook loads.
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
_INSIGHT_HEAD = '''"""The phrases of insights. Generated from en/insights/ by `python -m docs.phrases`; do not edit."""

from __future__ import annotations

# By the kind of insight: the headline, the detail, what to do, and the note on a commit that shows it; of each the
# first variant whose placeholders can all be filled is used.
'''
INSIGHT_PARTS = ("headline", "detail", "advice", "note")


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
        if path.stem in ("shared", "rules"):
            continue
        checks[path.stem.replace("_", "-")] = table
    return checks, shared


def read_rule_phrases() -> dict[str, Any]:
    """The entries of project rules, by the id of the rule, as they are written."""
    return tomllib.loads((FOLDER / "en" / "rules.toml").read_text("utf-8"))


def read_insight_phrases() -> tuple[dict[str, Any], dict[str, Any]]:
    """The entries of insights by module and kind as they are written, and the tables of their `shared.toml`."""
    tables = {
        path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((FOLDER / "en/insights").glob("*.toml"))
    }
    shared = tables.pop("shared")
    return tables, shared


def entry_of(checks: dict[str, Any], name: str, kind: str) -> dict[str, Any]:
    """An entry of the catalogue; `same_as = "check.kind"` stands for another one's."""
    entry: dict[str, Any] = checks[name][kind]
    other = entry.get("same_as")
    return entry_of(checks, *other.split(".")) if other else entry


def _variants_of(entry: dict[str, Any], parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(variants(entry.get(part)) for part in parts)


def _source(head: str, tables: dict[str, Any]) -> str:
    body = "\n\n".join(
        f"{name} = {pprint.pformat(table, width=118, sort_dicts=False)}" for name, table in tables.items()
    )
    return f"{head}{body}\n"


def insight_source() -> str:
    """The text of the generated module of insights."""
    modules, shared = read_insight_phrases()
    entries = {kind: _variants_of(entry, INSIGHT_PARTS) for table in modules.values() for kind, entry in table.items()}
    tables = {
        "INSIGHTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]]": entries,
        **{f"{name.upper()}: dict[str, str]": table for name, table in shared.items()},
    }
    return _source(_INSIGHT_HEAD, tables)


def catalogue_source() -> str:
    """The text of the generated module of checks."""
    checks, shared = read_phrases()
    tables = {
        "FINDINGS: dict[str, dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]]": {
            name: {kind: _variants_of(entry_of(checks, name, kind), ("says", "advice", "praise")) for kind in table}
            for name, table in checks.items()
        },
        **{f"{name.upper()}: dict[str, str]": table for name, table in shared.items()},
        "RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]": {
            rule: _variants_of(entry, ("says", "advice")) for rule, entry in read_rule_phrases().items()
        },
    }
    return _source(_HEAD, tables)


def main(arguments: list[str]) -> int:
    """Writes the modules, or with `--check` says which are out of date."""
    outdated = 0
    for name, source in (("catalogue.py", catalogue_source()), ("insight_catalogue.py", insight_source())):
        path = FOLDER / name
        if "--check" not in arguments:
            path.write_text(source, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != source:
            sys.stderr.write(f"{name} is out of date: python -m docs.phrases\n")
            outdated = 1
    return outdated


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
