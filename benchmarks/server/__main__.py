"""Measures the server over a repository's journal, prints the table beside the goals, and writes it on request.

python -m benchmarks.server [--write] REPOSITORY          writes into docs/explanation/speed.md
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.server.measures import Figure, measure
from benchmarks.speed.__main__ import machine
from tests.support.program import Program

PAGE = Path(__file__).parent.parent.parent / "docs" / "explanation" / "speed.md"
_TABLE = re.compile(r"(<!-- server table -->\n).*?(\n<!-- end of server table -->)", re.DOTALL)
_HEADER = "| what | measured | goal | measured / goal | processor time of the server |\n| --- | --- | --- | --- | --- |"


def main() -> int:
    """Records the repository, measures, and prints; exits 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.server")
    parser.add_argument("repository", type=Path, metavar="REPOSITORY")
    parser.add_argument("--write", action="store_true", help="write the table into docs/explanation/speed.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clone, home = Path(folder) / "clone", Path(folder) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", arguments.repository.resolve(), clone], check=True)
        program = Program(home, clone)
        done = program("track", "--all")
        if done.code:
            sys.stderr.write(done.stderr)
            return 1
        before = os.getloadavg()[0]
        figures = measure(program, Path(folder))
        commits = program.journal.read_bytes().count(b"\n")
    load = f"load {before:.1f} to {os.getloadavg()[0]:.1f}"
    table = "\n".join(
        [
            f"Measured on {machine()}, with a journal of {commits:,} commits; {load} from other work.",
            "",
            _HEADER,
            *map(Figure.markdown, figures),
        ]
    )
    print(table)
    if arguments.write:
        PAGE.write_text(_TABLE.sub(lambda found: found[1] + table + found[2], PAGE.read_text("utf-8")), "utf-8")
    return 1 if any(figure.value > figure.goal for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
