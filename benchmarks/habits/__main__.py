"""Goals or insights of real people's commits: python -m benchmarks.habits goals|insights ..."""

from __future__ import annotations

import sys

from benchmarks.habits import goals, insights

_PROGRAMS = {"goals": goals.main, "insights": insights.main}


def main(arguments: list[str]) -> int:
    """Runs the program that the first argument names."""
    if not arguments or arguments[0] not in _PROGRAMS:
        print("usage: python -m benchmarks.habits goals|insights ...", file=sys.stderr)
        return 2
    return _PROGRAMS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
