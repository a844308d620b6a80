"""Audit what is said of commits: write a sheet to mark, and count a marked one.

python -m benchmarks.tips REPOSITORY... [--commits N] [--seed S] --sheet FILE
python -m benchmarks.tips --count FILE...

N commits by people (60 unless given) are drawn over the whole histories, as many from each repository. The sheet shows
each with its message, its files and everything that `craftnudge coach` says of it. Read the diff, then replace each
`[ ]` as the commit's author would:

useful    worth a minute: I would change it, or keep the habit
harmless  true, but not worth a minute
annoying  true, but I would rather not be told
wrong     not true of this commit, or cannot be done

The count gives the share of tips that are wrong or annoying and of commits with such a tip, each with a 95% Wilson
interval. Praise is counted apart; a subject that is offered is a tip.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.tips.marks import count_of, read_sheet
from benchmarks.tips.sheet import drawn, sheet_of

_COMMITS = 60
_SEED = 7


def main(arguments: list[str]) -> int:
    """Write the sheet, or print the count of marked ones."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tips")
    parser.add_argument("repositories", nargs="*", type=Path, metavar="REPOSITORY")
    parser.add_argument("--commits", type=int, default=_COMMITS)
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--sheet", type=Path, metavar="FILE")
    parser.add_argument("--count", type=Path, nargs="+", metavar="FILE")
    chosen = parser.parse_args(arguments)
    if chosen.count:
        print(count_of([commit for path in chosen.count for commit in read_sheet(path.read_text("utf-8"))]))
        return 0
    if not chosen.repositories or chosen.sheet is None:
        parser.error("name repositories and --sheet FILE, or --count FILE")
    commits = drawn(chosen.repositories, chosen.commits, chosen.seed)
    chosen.sheet.write_text(sheet_of(commits), "utf-8")
    print(f"{len(commits)} commits written to {chosen.sheet}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
