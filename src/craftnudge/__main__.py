"""The entry point: git's own calls go to hook.py, all else to the command line."""

from __future__ import annotations

import gc
import sys

from craftnudge.runtime.module_finder import find_modules_fast
from craftnudge.runtime.stdio import open_closed_streams

# So many new objects bring about a look for garbage. Python's own 700 have it look dozens of times while modules load,
# where there is none: a twentieth of a hook's time.
OBJECTS_UNTIL_COLLECTION = 200_000


def main() -> None:
    """Runs the program and leaves with its exit code."""
    gc.set_threshold(OBJECTS_UNTIL_COLLECTION)
    find_modules_fast()
    open_closed_streams()
    try:
        code = _answer(sys.argv[1:])
    finally:
        # Python ends by looking through all that is there for garbage, several times: a sixth of a command's time.
        gc.freeze()
    sys.exit(code)


def _answer(arguments: list[str]) -> int:
    """Does what was asked for; gives the exit code."""
    if arguments[:1] == ["hook-run"]:
        from craftnudge.entrypoints import hook  # noqa: PLC0415 - each way loads only what it needs

        return hook.run(arguments[1:])
    if arguments[:1] == ["background-run"]:
        from craftnudge.entrypoints import background  # noqa: PLC0415 - as above

        return background.run(arguments[1:])
    if arguments[:1] == ["plugin-run"]:
        from craftnudge.entrypoints import plugin_worker  # noqa: PLC0415 - as above

        return plugin_worker.run(arguments[1:])
    # Imported here: the command line loads Typer, which git's own calls never wait for.
    from craftnudge.entrypoints.cli.app import run  # noqa: PLC0415

    return run(arguments)


if __name__ == "__main__":
    main()
