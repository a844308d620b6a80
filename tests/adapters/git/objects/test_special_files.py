"""Files that must not be opened are known by their status alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from craftnudge.adapters.git.objects.special_files import is_special, refuse_special, special_files_in
from craftnudge.errors import RepositoryRefusedError


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe that no process writes to: opening it would wait."""
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def test_a_pipe_is_special_and_so_is_a_link_to_one(pipe: Path) -> None:
    """Files, folders, links to them, dead links and names without a file are not."""
    folder = pipe.parent
    (folder / "file").write_bytes(b"12345")
    for name, target in (("link", "pipe"), ("dead", "nowhere"), ("to-file", "file")):
        (folder / name).symlink_to(target)
    special = {path.name for path in folder.iterdir() if is_special(path)}
    assert special == {"pipe", "link"} == {path.name for path in special_files_in(folder)}
    assert not is_special(folder)
    assert not is_special(folder / "missing")
    assert not is_special(Path("a\0b"))
    assert list(special_files_in(folder / "missing")) == []


def test_a_file_may_have_exactly_so_many_bytes(tmp_path: Path) -> None:
    """One more is refused, with the limit; a pipe is refused as what it is."""
    (tmp_path / "file").write_bytes(b"12345")
    refuse_special(tmp_path / "file", 5)
    refuse_special(tmp_path / "file", None)
    with pytest.raises(RepositoryRefusedError) as large:
        refuse_special(tmp_path / "file", 4)
    assert large.value.code == "repository.large-file"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RepositoryRefusedError) as special:
        refuse_special(tmp_path / "pipe", 5)
    assert special.value.code == "repository.special-file"
