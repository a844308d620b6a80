"""Reads files and streams of other programs up to a limit, and refuses those that reading cannot finish.

A path may lead to a pipe without a writer, a device that never ends, or a file larger than memory.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_BOUND = float("inf")
# So opening a pipe or a terminal does not wait, and no terminal becomes ours; Windows has neither of these flags.
_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def open_ordinary(path: Path) -> int:
    """Opens an ordinary file for reading; OSError if it is not one or cannot be opened."""
    try:
        descriptor = os.open(path, _AT_ONCE)
    except ValueError:  # a NUL in the name
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from None
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))


def ordinary_bytes(path: Path, most_bytes: int) -> bytes:
    """The content of an ordinary file; OSError if it is not one, has more bytes than that, or cannot be read."""
    descriptor = open_ordinary(path)
    with os.fdopen(descriptor, "rb") as file:
        size = os.fstat(descriptor).st_size
        # One byte more than allowed reveals a file that grows.
        content = file.read(min(size, most_bytes) + 1) if size <= most_bytes else b""
    if size > most_bytes or len(content) > most_bytes:
        raise OSError(errno.EFBIG, f"it has more than {most_bytes:,} bytes", str(path))
    return content


def at_most(stream: BinaryIO, most_bytes: int, name: str) -> bytes:
    """The whole content of a stream; UsageError if it is longer than that. `name` is its name in the error."""
    content = stream.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise UsageError("input.too-long", name=name, limit=most_bytes)
    return content


@contextmanager
def named_file(path: Path) -> Iterator[BinaryIO]:
    """Opens what the user named for reading: a file, a device, or a pipe that a shell has connected already.

    Raises OSError if it cannot be opened, and for a pipe in the file system, which may never get a writer.
    """
    descriptor = os.open(path, _AT_ONCE)
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        # `<(command)` is /dev/fd/63, which the shell opened before us.
        if stat.S_ISFIFO(mode) and not str(path).startswith(("/dev/", "/proc/")):
            raise OSError(errno.EINVAL, "it is a named pipe; on standard input it can be read", str(path))
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        yield file


def lines_within(stream: BinaryIO, most_bytes: int, longest_bytes: float = _NO_BOUND) -> Iterator[bytes | None]:
    """Yields each line with its LF; None instead of a line with more than `most_bytes`, which is skipped.

    UsageError if a line has more than `longest_bytes`: a device, for example, that never ends a line.
    """
    while line := stream.readline(most_bytes + 1):
        if len(line) <= most_bytes:
            yield line
            continue
        passed = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(most_bytes)
            passed += len(line)
            if passed > longest_bytes:
                raise UsageError("input.long-line", limit=longest_bytes)
        yield None
