"""A pipe or an oversized file in place of one of git's own is refused before git or libgit2 opens it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.objects.repository_files import refuse_special_files
from craftnudge.errors import RepositoryRefusedError
from craftnudge.runtime.limits import REPOSITORY_CONFIG_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


def _pipe(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _refused(folder: Path) -> tuple[str, object]:
    """The code of the error, and the path that it names."""
    with pytest.raises(RepositoryRefusedError) as raised:
        refuse_special_files(folder)
    return raised.value.code, raised.value.details["path"]


@pytest.mark.parametrize(
    "name",
    ["HEAD", "commondir", "gitdir", "config", "config.worktree", "packed-refs", "shallow", "info/grafts",
     "objects/info/alternates", "objects/info/commit-graph", "objects/pack/pack-1.idx",
     "objects/info/commit-graphs/commit-graph-chain", "refs/heads/main"],
)  # fmt: skip
def test_a_pipe_is_refused_by_name(repository: GitRepository, name: str) -> None:
    """Every file that git reads when it opens a repository is checked, from any folder inside it."""
    refuse_special_files(repository.path)
    file = repository.path / ".git" / name
    _pipe(file)
    inner = repository.path / "a" / "b"
    inner.mkdir(parents=True)
    assert _refused(inner) == ("repository.special-file", file)


def test_an_oversized_file_is_refused(repository: GitRepository) -> None:
    """A configuration at the limit is read, one of a byte more is not."""
    config = repository.path / ".git" / "config"
    os.truncate(config, REPOSITORY_CONFIG_BYTES)
    refuse_special_files(repository.path)
    os.truncate(config, REPOSITORY_CONFIG_BYTES + 1)
    assert _refused(repository.path) == ("repository.large-file", config)


def test_symbolic_references_and_includes_are_followed(repository: GitRepository) -> None:
    """The file at the end of a chain is checked, whether HEAD or the configuration leads to it."""
    folder = repository.path / ".git"
    (folder / "HEAD").write_text("ref: refs/heads/first\n")
    (folder / "refs/heads/first").write_text("ref: refs/heads/second\n")
    _pipe(folder / "refs/heads/second")
    assert _refused(repository.path) == ("repository.special-file", folder / "refs/heads/second")
    (folder / "refs/heads/second").unlink()
    (folder / "config").write_text("[include]\n\tpath = first\n")
    (folder / "first").write_text('[includeIf "gitdir:/nowhere"]\n\tpath = second\n')
    _pipe(folder / "second")
    assert _refused(repository.path) == ("repository.special-file", folder / "second")


def test_without_a_repository_nothing_is_refused(tmp_path: Path) -> None:
    """A folder with a pipe in it is no repository."""
    _pipe(tmp_path / "config")
    refuse_special_files(tmp_path)  # raises nothing, and does not wait for the pipe
