"""A conversation with the program at a terminal: what it asks is waited for, and the rest is typed as by a person."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path


class Conversation:
    """One run at a pseudo-terminal. `screen` is everything written so far, with plain line ends."""

    def __init__(self, home: Path, folder: Path, *arguments: str, columns: int = 60, **environment: str) -> None:
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "craftnudge", *arguments],
            cwd=folder,
            env=sealed_environment(home, TERM="xterm", **environment),
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
            # Ctrl-C reaches the program only where this is its controlling terminal.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
        )
        os.close(follower)
        self._written = b""
        self._answered = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._leader)

    @property
    def screen(self) -> str:
        """What is to be seen."""
        return self._written.decode("utf-8", "replace").replace("\r\n", "\n")

    def expect(self, text: str) -> str:
        """Waits until the text stands after what was expected before; gives what was written up to it."""
        start = self._answered
        assert self.expect_any(text) == text, f"it ended without {text!r}:\n{self.screen}"
        return self.screen[start : self._answered]

    def expect_any(self, *texts: str) -> str | None:
        """Waits for the first of these texts; None if the program ends without one."""
        end = time.monotonic() + PATIENCE_SECONDS
        alive = True
        while alive:
            alive = self._read()
            places = [(at, text) for text in texts if (at := self.screen.find(text, self._answered)) >= 0]
            if places:
                at, text = min(places)
                self._answered = at + len(text)
                return text
            assert time.monotonic() < end, f"waited for {texts!r} in vain after:\n{self.screen}"
        return None

    def type(self, text: str) -> None:
        """Types a line."""
        os.write(self._leader, text.encode() + b"\r")

    def press(self, key: bytes) -> None:
        r"""Presses a key, such as b"\\x03" for Ctrl-C."""
        os.write(self._leader, key)

    def end(self) -> int:
        """Waits for the end and gives the exit code."""
        while self._read():
            pass
        return self._process.wait(PATIENCE_SECONDS)

    def _read(self) -> bool:
        """Reads what is there within a moment; False when the program has gone."""
        ready, _, _ = select.select([self._leader], [], [], 0.05)
        if not ready:
            return self._process.poll() is None
        try:
            piece = os.read(self._leader, 65536)
        except OSError:  # Linux says EIO when the last writer has gone
            return False
        self._written += piece
        return bool(piece)
