"""Measures everything, prints the table, and writes it into docs/explanation/speed.md on request.

python -m benchmarks.speed [--only NAME]... [--rounds N] [--peers FOLDER] [--installed FOLDER] [--cpu] [--write]
    [REPOSITORY]...
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import platform
import re
import shutil
import sys
from pathlib import Path

import benchmarks.speed
from benchmarks.speed import timing
from benchmarks.speed.timing import HEADER, ROUNDS, Row, Workbench

PAGE = Path(__file__).parent.parent.parent / "docs" / "explanation" / "speed.md"
_TABLE = re.compile(r"(<!-- table -->\n).*?(\n<!-- end of table -->)", re.DOTALL)
HOW = {"wall": "wall time", "cpu": "their time on all cores, since other work was going on"}
NOT_MEASURES = ("__main__", "timing")


def measures() -> dict[str, object]:
    """Every module of this folder that has rows to measure, by name."""
    names = [entry.name for entry in pkgutil.iter_modules(benchmarks.speed.__path__) if entry.name not in NOT_MEASURES]
    modules = {name: importlib.import_module(f"benchmarks.speed.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "rows")}


def machine() -> str:
    """The machine that the figures are of."""
    processor = platform.processor() or platform.machine()
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
        processor = next(line.split(": ", 1)[1] for line in text.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{os.cpu_count()} cores, {processor}, {platform.system()}, Python {platform.python_version()}"


def main() -> int:
    """Runs the measures asked for; exits 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("repositories", nargs="*", type=Path, metavar="REPOSITORY")
    parser.add_argument("--only", action="append", metavar="NAME", choices=sorted(measures()))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--installed", type=Path, help="an environment with the program as users have it")
    parser.add_argument("--cpu", action="store_true", help="measure processes by CPU time: other work is going on")
    parser.add_argument("--write", action="store_true", help="write the table into docs/explanation/speed.md")
    arguments = parser.parse_args()
    timing.clock = "cpu" if arguments.cpu else "wall"
    if arguments.installed is not None:
        timing.measure_installed(arguments.installed.resolve())
    repositories = tuple(path.resolve() for path in arguments.repositories or [Path()])
    workbench = Workbench(repositories, arguments.peers and arguments.peers.resolve(), arguments.rounds)
    rows: list[Row] = []
    try:
        for name, module in measures().items():
            if arguments.only is None or name in arguments.only:
                sys.stderr.write(f"measuring {name} ...\n")
                rows += module.rows(workbench)  # type: ignore[attr-defined]
    finally:
        shutil.rmtree(workbench.folder, ignore_errors=True)
    table = "\n".join(
        [f"Measured on {machine()}; processes by {HOW[timing.clock]}.", "", HEADER, *(row.markdown() for row in rows)]
    )
    print(table)
    if arguments.write:
        PAGE.write_text(_TABLE.sub(lambda found: found[1] + table + found[2], PAGE.read_text("utf-8")), "utf-8")
    return 1 if any(row.passed is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
