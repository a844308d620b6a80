"""Tries mutants: `python -m tests.mutation [--seed N] [--count N] [--mutants N] [--processes N] [MODULE ...]`.

Modules are named as below src/craftnudge; without any, ten are drawn by lot, by the seed or by today's date.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.mutation.trial import LEAST_KILLED, MUTANTS_A_MODULE, drawn_modules, share_killed, try_modules


def main() -> int:
    """Prints what survived; 1 where too little was killed."""
    today = int(datetime.now(UTC).strftime("%Y%m%d"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=today)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--mutants", type=int, default=MUTANTS_A_MODULE, help="at most so many of a module")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    modules = options.modules or drawn_modules(options.seed, options.count)
    results = try_modules(modules, options.seed, options.processes, options.mutants)
    killed = share_killed(results)
    tried = sum(result.tried for result in results)
    minutes = sum(result.processor_seconds for result in results) / 60
    print(f"seed {options.seed}: {killed:.1%} of {tried} mutants killed, {minutes:.0f} minutes of processor time")
    return 0 if killed >= LEAST_KILLED else 1


if __name__ == "__main__":
    sys.exit(main())
