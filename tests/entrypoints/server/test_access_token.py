"""The owner's token in its file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.server.access_token import new_token, token_of, token_path
from craftnudge.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_token_is_made_once_and_private(tmp_path: Path) -> None:
    """The same on each start, in a file that nobody else can read."""
    home = tmp_path / "home"
    token = token_of(home)
    assert token_of(home) == token
    assert len(token.text) >= 40
    assert token_path(home).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 8])
def test_a_token_that_is_none_is_replaced(tmp_path: Path, content: bytes) -> None:
    """A file that a crash left empty lets nobody in."""
    token_path(tmp_path).write_bytes(content)
    token_path(tmp_path).chmod(0o600)
    assert len(token_of(tmp_path).text) >= 40


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_token_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    """Somebody may have it already."""
    old = token_of(tmp_path)
    token_path(tmp_path).chmod(0o644)
    assert token_of(tmp_path) != old


def test_a_new_token_is_another_one(tmp_path: Path) -> None:
    """And stays."""
    old = token_of(tmp_path)
    assert new_token(tmp_path) != old
    assert token_of(tmp_path) != old


def test_a_token_that_cannot_be_kept_is_an_error(tmp_path: Path) -> None:
    """A folder in its place, say."""
    token_path(tmp_path).mkdir(mode=0o700)
    with pytest.raises(OutputError):
        token_of(tmp_path)
