"""The first commit of a long history is cached, and the cache is used only while it is right."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from craftnudge.adapters.git.history.known_roots import LONG_WALK_COMMITS, roots_folder
from craftnudge.adapters.git.opening import open_reader
from tests.support.long_history import long_history
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path


def _long_history_of(name: str, folder: Path) -> str:
    """Makes a repository with a long history by one author; returns the hash of the first commit."""
    repository = GitRepository(folder / "repo", folder / "home")
    return long_history(repository, LONG_WALK_COMMITS + 10, [f"{name} <p@x.org>"])[0]


def test_the_first_commit_of_a_long_history_is_remembered(repository: GitRepository, tmp_path: Path) -> None:
    """The key is the same from the walk and from the cache, and only the user may read the cache."""
    cache = tmp_path / "cache"
    root = long_history(repository, LONG_WALK_COMMITS + 10)[0]
    assert open_reader(repository.path, cache_folder=cache).repository.key == f"{root}/repo"
    (file,) = roots_folder(cache).iterdir()
    assert file.read_text() == root
    assert file.stat().st_mode & 0o077 == 0
    assert open_reader(repository.path, cache_folder=cache).repository.key == f"{root}/repo"


def test_another_repository_in_the_same_place_is_not_mistaken(tmp_path: Path) -> None:
    """A cached hash is ignored if the repository does not have that commit, or if it is garbled."""
    cache = tmp_path / "cache"
    old = _long_history_of("Ann", tmp_path)
    assert open_reader(tmp_path / "repo", cache_folder=cache).repository.key == f"{old}/repo"
    shutil.rmtree(tmp_path / "repo")
    new = _long_history_of("Bob", tmp_path)
    assert new != old
    assert open_reader(tmp_path / "repo", cache_folder=cache).repository.key == f"{new}/repo"
    (file,) = roots_folder(cache).iterdir()
    for garbage in (b"", b"\xff" * 40, b"x" * 40, b"0" * 40):
        file.write_bytes(garbage)
        assert open_reader(tmp_path / "repo", cache_folder=cache).repository.key == f"{new}/repo"


def test_a_short_history_leaves_nothing_behind(repository: GitRepository, tmp_path: Path) -> None:
    """A short walk is not cached."""
    cache = tmp_path / "cache"
    repository.commit("Start", {"a.txt": "a\n"})
    assert open_reader(repository.path, cache_folder=cache).repository.key.endswith("/repo")
    assert not roots_folder(cache).exists()
