"""Standard input, output and error: opened on the null device if they are closed, and given up if they break."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO


def open_closed_streams() -> None:
    """All three are there, as git sees to it for itself.

    Else the next file that is opened, the journal maybe, would be what other programs and libraries write errors to.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - until the end


def discard_output(stream: TextIO) -> None:
    """What is still to be written goes nowhere; else Python would try once more at the end, and fail with a 120."""
    with suppress(OSError, ValueError):  # a stream of a test has no number
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
