"""The program at a terminal, as a person has it: a pseudo-terminal of a given width."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path


def at_terminal(home: Path, folder: Path, *arguments: str, columns: int = 80, **environment: str) -> tuple[int, str]:
    """The exit code of one run, and everything it wrote to the terminal, escape sequences included."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "craftnudge", *arguments],
        cwd=folder,
        env={**sealed_environment(home, TERM="xterm-256color", NO_COLOR=""), **environment},
        stdin=follower,
        stdout=follower,
        stderr=follower,
        close_fds=True,
    )
    os.close(follower)
    written = bytearray()
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # Linux says EIO when the last writer has gone
            break
        if not piece:
            break
        written += piece
    os.close(leader)
    return process.wait(timeout=PATIENCE_SECONDS), written.decode("utf-8", "replace")
