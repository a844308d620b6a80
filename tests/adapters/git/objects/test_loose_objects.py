"""Loose objects are checked before an engine reads them whole."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.objects.loose_objects import LooseObjects, object_folders
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectTooLargeError
from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    from pathlib import Path

_ID = bytes(range(20))


def _file(common_folder: Path) -> Path:
    name = _ID.hex()
    file = common_folder / "objects" / name[:2] / name[2:]
    file.parent.mkdir(parents=True)
    return file


def test_an_object_within_the_limit_passes(tmp_path: Path) -> None:
    """An ordinary object, and one that is not there, raise nothing."""
    loose = LooseObjects(tmp_path)
    _file(tmp_path).write_bytes(zlib.compress(b"blob 1000\0" + b"x" * 1000))
    loose.check(_ID, 1000)
    loose.check(bytes(20), 1000)
    assert not loose.any_special()


def test_a_small_file_of_a_large_object_is_too_large(tmp_path: Path) -> None:
    """A million equal bytes take a thousand: the size in the object's header counts."""
    _file(tmp_path).write_bytes(zlib.compress(b"blob 1000000\0" + b"x" * 1_000_000))
    LooseObjects(tmp_path).check(_ID, 1_000_000)
    with pytest.raises(ObjectTooLargeError):
        LooseObjects(tmp_path).check(_ID, 999_999)


def test_a_large_file_is_too_large_whatever_its_header_says(tmp_path: Path) -> None:
    """An engine would read all of it."""
    file = _file(tmp_path)
    file.write_bytes(zlib.compress(b"blob 1\0x"))
    os.truncate(file, 100_000)
    with pytest.raises(ObjectTooLargeError):
        LooseObjects(tmp_path).check(_ID, 50_000)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_damage(tmp_path: Path) -> None:
    """Also in a repository that objects are borrowed from."""
    lender, borrower = tmp_path / "lender", tmp_path / "borrower"
    os.mkfifo(_file(lender))
    (borrower / "objects/info").mkdir(parents=True)
    (borrower / "objects/info/alternates").write_text(f"# a comment\n{lender / 'objects'}\n")
    assert object_folders(borrower) == [borrower / "objects", lender / "objects"]
    for common_folder in (lender, borrower):
        loose = LooseObjects(common_folder)
        assert loose.any_special()
        with pytest.raises(ObjectDamagedError):
            loose.check(_ID, 1000)


def test_too_many_borrowed_folders_are_refused(tmp_path: Path) -> None:
    """A thousand folders of objects are read, one more is not."""
    alternates = tmp_path / "objects/info/alternates"
    alternates.parent.mkdir(parents=True)
    alternates.write_text("".join(f"/nowhere/{number}\n" for number in range(999)))
    assert len(object_folders(tmp_path)) == 1_000
    alternates.write_text("".join(f"/nowhere/{number}\n" for number in range(1_000)))
    with pytest.raises(RepositoryRefusedError):
        object_folders(tmp_path)
