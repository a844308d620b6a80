"""The files of runs in the background: what they say, whoever wrote or damaged them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from craftnudge.services.background_runs import RunFile, all_runs
from craftnudge.services.results.background_track import BackgroundTrack

if TYPE_CHECKING:
    from pathlib import Path


def run_of(folder: str = "/repo") -> BackgroundTrack:
    """A run that says it is running."""
    return BackgroundTrack("repo", folder, os.getpid(), 1_800_000_000, done=3, total=9)


def test_a_run_is_alive_while_its_lock_is_held(tmp_path: Path) -> None:
    """Afterwards it was interrupted; its end is given once, and never while it lives."""
    file = RunFile.of(tmp_path, "/repo/.git")
    with file.locked():
        file.write(run_of())
        assert file.read() == run_of()
        assert file.take_end() is None
        assert [other.read() for other in all_runs(tmp_path)] == [run_of()]
    ended = file.take_end()
    assert ended is not None
    assert (ended.state, ended.done) == ("interrupted", 3)
    assert file.take_end() is None
    assert list(all_runs(tmp_path)) == []


@pytest.mark.parametrize(
    "garbled",
    [
        b"",
        b"null",
        b"[" * 10_000,
        b"\xff",
        b'{"v":1}',
        b'{"v":2,"state":"done"}',
        b'{"v":1,"state":"done","repository":"r","folder":"f","process_id":"1","started_seconds":1}',
        b'{"v":1,"state":"new","repository":"r","folder":"f","process_id":1,"started_seconds":1}',
        b'{"v":1,"state":[],"repository":"r","folder":"f","process_id":1,"started_seconds":1}',
        b'{"v":1,"state":"done","repository":"r","folder":"f","process_id":1,"started_seconds":1,"details":[]}',
        b'{"v":1,"state":"failed","repository":"r","folder":"f","process_id":1,"started_seconds":1,"error":1}',
    ],
)
def test_a_garbled_file_is_no_run(tmp_path: Path, garbled: bytes) -> None:
    """Whatever is in it."""
    file = RunFile.of(tmp_path, "/repo/.git")
    file.path.write_bytes(garbled)
    assert file.read() is None
    assert file.take_end() is None
