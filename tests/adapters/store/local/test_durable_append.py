"""What is appended is there whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.durable_append import append_or_undo, open_to_append, read_at, seal_of, unwritable

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_made_once_and_private(tmp_path: Path) -> None:
    """The second opening says that it was there; a link is not followed."""
    for made in (True, False):
        descriptor, created = open_to_append(tmp_path / "file")
        os.close(descriptor)
        assert created is made
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with pytest.raises(OSError, match="link"):
        open_to_append(tmp_path / "link")


def test_an_unfinished_line_is_ended_first(tmp_path: Path) -> None:
    """A whole line and an empty file need nothing."""
    for content, seal in ((b"", b""), (b"line\n", b""), (b"line\ntorn", b"\n")):
        (tmp_path / "file").write_bytes(content)
        descriptor, _ = open_to_append(tmp_path / "file")
        assert seal_of(descriptor) == seal
        append_or_undo(descriptor, seal + b"next\n")
        assert read_at(descriptor, 100, len(content)) == seal + b"next\n"
        os.close(descriptor)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO, 0])
def test_each_reason_of_the_system_has_a_code(tmp_path: Path, number: int) -> None:
    """Also one that is not foreseen; the path and the system's words are among the values."""
    error = unwritable(tmp_path, OSError(number, os.strerror(number)))
    assert error.code.startswith("journal.")
    assert error.details["path"] == tmp_path
