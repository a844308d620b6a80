"""Revisions are resolved as git resolves them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import NoCommitsError, UnknownRevisionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.git.reader import Reader
    from tests.support.repository import GitRepository


@pytest.fixture
def merged(repository: GitRepository) -> GitRepository:
    """Two sides that were merged, a tag of a tag, and a branch that is called like one of git's folders."""
    repository.commit("Begin", {"a": "1"})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("On the side", {"b": "1"})
    repository.git("checkout", "--quiet", "main")
    repository.commit("Go on", {"a": "2"})
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge branch 'side'", "side")
    repository.git("tag", "-a", "-m", "one", "v1", "HEAD^2")
    repository.git("tag", "-a", "-m", "again", "v1-again", "v1")
    repository.git("branch", "tags/side", "HEAD~2")
    return repository


@pytest.fixture
def reader(merged: GitRepository) -> Iterator[Reader]:
    """A reader of it."""
    reader = open_reader(merged.path, cache_folder=None)
    yield reader
    reader.close()


RIGHT = (
    *("HEAD", "@", "main", "side", "HEAD^", "HEAD^1", "HEAD^2", "HEAD^0", "HEAD~", "HEAD~2", "HEAD^2~1", "HEAD^^"),
    *("v1", "v1-again", "v1^{commit}", "v1^{}", "refs/heads/side", "heads/side", "tags/v1", "tags/side", "@~1^0"),
)
WRONG = ("HEAD^3", "HEAD~9", "", "nothing", "-h", "main..side", "main side\x01", "0" * 40, "v1^{tree}")


def test_each_form_leads_to_the_commit_that_git_finds(merged: GitRepository, reader: Reader) -> None:
    """Names, steps, tags; and a hash, short or long, in any case."""
    commits = [f"{revision}^{{commit}}" for revision in RIGHT]
    expected = merged.git("rev-parse", *commits).split()
    assert [reader.resolve(revision) for revision in RIGHT] == expected
    head = expected[0]
    assert {reader.resolve(form) for form in (head, head[:7], head[:4], head.upper())} == {head}


@pytest.mark.parametrize("revision", WRONG)
def test_what_is_no_commit_is_an_error(merged: GitRepository, reader: Reader, revision: str) -> None:
    """As it is for git."""
    for form in (revision, "^main"):
        with pytest.raises(UnknownRevisionError):
            reader.resolve(form)
    with pytest.raises(subprocess.CalledProcessError):
        merged.git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")


def test_head_before_the_first_commit(repository: GitRepository) -> None:
    """It is not unknown: there is nothing yet."""
    reader = open_reader(repository.path, cache_folder=None)
    with pytest.raises(NoCommitsError):
        reader.resolve("HEAD")
    reader.close()
