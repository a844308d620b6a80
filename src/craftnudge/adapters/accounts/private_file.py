"""Reads a file with a secret, which nobody else on the machine may read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from craftnudge.errors import UsageError
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES: Final = 64 * 1024
# What group and others may do with a file; Windows sets none of these bits apart.
_OTHERS: Final = 0o077 if os.name == "posix" else 0


def private_bytes(path: Path) -> bytes:
    """The content. Raises UsageError if the file cannot be read, or if others may open it."""
    try:
        if path.stat().st_mode & _OTHERS:
            raise UsageError("accounts.open-file", path=path)
        return ordinary_bytes(path, _MOST_BYTES)
    except OSError as error:
        raise UsageError("accounts.unreadable-file", path=path, reason=error.strerror) from None
