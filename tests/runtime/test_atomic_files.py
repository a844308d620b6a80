"""A file is written whole or not at all, by any number of threads and processes at once."""

from __future__ import annotations

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from craftnudge.runtime.atomic_files import draft_of, private_folder, remove_drafts, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_eight_threads_write_one_file_and_none_fails(tmp_path: Path) -> None:
    """Each has a draft of its own: what stands there in the end is what one of them wrote, and no draft is left."""
    path = tmp_path / "file"
    start = Barrier(8)

    def write(thread: int) -> None:
        start.wait()
        for _ in range(50):
            write_file(path, [b"%d" % thread * 1000, b"\n"])

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    assert path.read_bytes() in [b"%d" % thread * 1000 + b"\n" for thread in range(8)]
    assert list(tmp_path.iterdir()) == [path]


def test_drafts_of_one_file_have_different_names(tmp_path: Path) -> None:
    """Also two of one thread."""
    with draft_of(tmp_path / "file") as first, draft_of(tmp_path / "file") as second:
        assert first != second
        assert first.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("durable", [False, True])
def test_after_an_error_the_file_is_as_it_was(tmp_path: Path, durable: bool) -> None:
    """A source that fails in the middle leaves the old content and no draft."""

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    path = tmp_path / "file"
    path.write_bytes(b"old")
    for draft in (None, tmp_path / "file.new"):
        with pytest.raises(KeyboardInterrupt):
            write_file(path, chunks(), durable=durable, draft=draft)
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]


def test_a_draft_of_a_killed_run_goes_after_an_hour(tmp_path: Path) -> None:
    """One that may still be written stays; `remove_drafts` removes every one, and no other file."""
    fresh, old = tmp_path / "file.4711.1.0.new", tmp_path / "file.4712.1.0.new"
    others = [tmp_path / "file.new.jsonl", tmp_path / "files.1.new"]
    for path in (fresh, old, *others):
        path.touch()
    hours_ago = time.time() - 2 * 3600
    os.utime(old, (hours_ago, hours_ago))
    os.utime(others[1], (hours_ago, hours_ago))
    write_file(tmp_path / "file", [b"x"])
    assert fresh.exists()
    assert not old.exists()
    remove_drafts(tmp_path / "file")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "file", *others])


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_folders_and_files_are_private(tmp_path: Path, umask: int) -> None:
    """Each missing folder too, with any umask; an existing folder keeps its mode."""
    before = os.umask(umask)
    try:
        (tmp_path / "open").mkdir(0o755)
        mode = (tmp_path / "open").stat().st_mode
        private_folder(tmp_path / "open" / "a" / "b")
        private_folder(tmp_path / "open" / "a" / "b")
        write_file(tmp_path / "open" / "a" / "b" / "file", [b""])
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "open").rglob("*")}
    assert modes == {"a": 0o700, "b": 0o700, "file": 0o600}
    assert (tmp_path / "open").stat().st_mode == mode


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What a link in the file's place points at is not written."""
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    (tmp_path / "file").symlink_to(tmp_path / "elsewhere")
    write_file(tmp_path / "file", [b"ours"])
    assert (tmp_path / "elsewhere").read_bytes() == b"theirs"
    assert (tmp_path / "file").read_bytes() == b"ours"
    assert not (tmp_path / "file").is_symlink()
