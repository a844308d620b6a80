"""The first commit of a long history is found once, and remembered only as long as it is true."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from craftnudge.adapters.git.history.known_roots import LONG_WALK_COMMITS, roots_folder
from craftnudge.adapters.git.opening import open_reader
from tests.support.repository import GitRepository


def _long(repository: GitRepository, commits: int, person: str) -> str:
    """A history of empty commits; its first commit."""
    stream = "".join(
        f"commit refs/heads/main\nmark :{number}\n"
        f"committer {person} <p@x.org> {1_700_000_000 + number} +0000\ndata 1\nx\n"
        + (f"from :{number - 1}\n" if number > 1 else "")
        for number in range(1, commits + 1)
    )
    repository.git("fast-import", "--quiet", stdin=stream.encode())
    return repository.git("rev-list", "--max-parents=0", "main")


def test_the_first_commit_of_a_long_history_is_remembered(repository: GitRepository) -> None:
    """The key is the same from the walk and from memory, and memory is for its owner alone."""
    root = _long(repository, LONG_WALK_COMMITS + 10, "Ann")
    assert open_reader(repository.path).repository.key == f"{root}/repo"
    (file,) = roots_folder(Path(os.environ["CRAFTNUDGE_HOME"])).iterdir()
    assert file.read_text() == root
    assert file.stat().st_mode & 0o077 == 0
    assert open_reader(repository.path).repository.key == f"{root}/repo"


def test_another_repository_in_the_same_place_is_not_mistaken(tmp_path: Path) -> None:
    """What is remembered is not believed where that commit is no longer there, or memory is garbled."""
    old = _long(GitRepository(tmp_path / "repo", tmp_path / "home"), LONG_WALK_COMMITS + 10, "Ann")
    assert open_reader(tmp_path / "repo").repository.key == f"{old}/repo"
    shutil.rmtree(tmp_path / "repo")
    new = _long(GitRepository(tmp_path / "repo", tmp_path / "home"), LONG_WALK_COMMITS + 10, "Bob")
    assert new != old
    assert open_reader(tmp_path / "repo").repository.key == f"{new}/repo"
    (file,) = roots_folder(Path(os.environ["CRAFTNUDGE_HOME"])).iterdir()
    for garbage in (b"", b"\xff" * 40, b"x" * 40, b"0" * 40):
        file.write_bytes(garbage)
        assert open_reader(tmp_path / "repo").repository.key == f"{new}/repo"


def test_a_short_history_leaves_nothing_behind(repository: GitRepository) -> None:
    """Nothing is remembered that is found in no time."""
    repository.commit("Start", {"a.txt": "a\n"})
    assert open_reader(repository.path).repository.key.endswith("/repo")
    assert not roots_folder(Path(os.environ["CRAFTNUDGE_HOME"])).exists()
