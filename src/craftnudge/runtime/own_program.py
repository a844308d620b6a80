"""How this program starts itself again: from git's hooks, in the background, and for plug-ins."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

# -P: without it a folder `craftnudge` in the folder where Python starts would be run instead.
_AS_A_MODULE: Final = ("-P", "-m", "craftnudge")


def is_one_file() -> bool:
    """Whether this is the program that needs no Python (`make binary`)."""
    return bool(getattr(sys, "frozen", False))


def own_command() -> tuple[str, ...]:
    """The words that start this program: its own file, or the interpreter that has it and the name of its module."""
    # The entry of the one file (packaging/entry.py) has put that file's path here.
    return (sys.executable,) if is_one_file() else (sys.executable, *_AS_A_MODULE)


def bundled_file(name: str) -> Path | None:
    """A file that was put beside the program in the one file; None for a program that has an interpreter."""
    if not is_one_file():
        return None
    from pathlib import Path  # noqa: PLC0415 - a hook needs none

    return Path(sys._MEIPASS, name)  # type: ignore[attr-defined]  # noqa: SLF001 - PyInstaller's name for that folder
