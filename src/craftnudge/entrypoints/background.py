"""The process behind `track --all --background`: `craftnudge background-run FOLDER`. It prints one line."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import CraftNudgeError
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType


def run(arguments: Sequence[str]) -> int:
    """Records the repository in the folder named; 0, or 1 if it cannot be opened. The run's file says how it went."""
    from craftnudge.services.background_track import run as run_in_background  # noqa: PLC0415 - as in `__main__`

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        workplace = Workplace.of_process(os.environ).at(Path(arguments[0]))
        run_in_background(workplace, _say_once)
    except (CraftNudgeError, KeyboardInterrupt, OSError, IndexError):
        return 1
    return 0


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Ends the run as Ctrl-C would: what was read is recorded."""
    raise KeyboardInterrupt


def _say_once(answer: bytes) -> None:
    """Answers the process that waits for it, and lets it go: nobody reads this one's output any more."""
    try:
        os.write(sys.stdout.fileno(), answer)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except OSError:  # the other one was killed meanwhile
        pass
