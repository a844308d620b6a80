"""The entry of the program in one file.

What its boot loader and the stub around it have put into the environment must reach neither git nor hooks: a git with
our libraries in place of its own may not start.
"""

import os
import re
import sys

# What `multiprocessing` would have a Python run: here it is this file that is started with these words.
_HELPER = re.compile(r"from multiprocessing\.resource_tracker import main;main\((\d+)\)")


def _restore_environment() -> None:
    """Gives git the library path of before, and `sys.executable` the file that the user has."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
    for name in [name for name in os.environ if name.startswith("_PYI_")]:
        del os.environ[name]
    file = os.environ.pop("_CRAFTNUDGE_FILE", "")
    if file and os.access(file, os.X_OK):
        sys.executable = os.path.normpath(file)


def _is_helper(arguments: list[str]) -> bool:
    """Runs a process of `multiprocessing`, where processes are not forked, if these are the arguments of one."""
    if arguments[:1] == ["--multiprocessing-fork"]:
        from multiprocessing.spawn import spawn_main

        pairs = (argument.partition("=") for argument in arguments[1:])
        spawn_main(**{name: None if value == "None" else int(value) for name, _, value in pairs})
        return True
    matched = _HELPER.fullmatch(arguments[-1]) if arguments else None
    if matched:
        from multiprocessing.resource_tracker import main

        main(int(matched[1]))
    return matched is not None


_restore_environment()
if not _is_helper(sys.argv[1:]):
    from craftnudge.__main__ import main as craftnudge

    craftnudge()
