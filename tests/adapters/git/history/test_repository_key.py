"""A repository is named by its origin or its folder, and known by its first commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def named(repository: GitRepository) -> tuple[str, str]:
    """Its name and its key."""
    reader = open_reader(repository.path, cache_folder=None)
    known = reader.repository
    reader.close()
    return known.name, known.key


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://github.com/acme/shop.git", "shop"),
        ("git@github.com:acme/shop", "shop"),
        ("C:\\\\work\\\\shop.git", "shop"),
        ("/srv/git/shop/.git", "shop"),
        ("https://github.com/acme/shop/", "shop"),
    ],
)
def test_the_name_is_the_last_part_of_the_origin(repository: GitRepository, address: str, name: str) -> None:
    """Of any form of address; other remotes do not count."""
    root = repository.commit("Begin", {"a": "1"})
    folder = repository.path.name
    assert named(repository) == (folder, f"{root}/{folder}")
    config = repository.path / ".git" / "config"
    plain = config.read_text()
    config.write_text(f'{plain}[remote "fork"]\n\turl = https://example.org/ben/fork.git\n')
    assert named(repository)[0] == folder
    config.write_text(f'{plain}[Remote "origin"]\n\tfetch = x\n\tURL = {address}\n[other]\n\turl = wrong\n')
    assert named(repository) == (name, f"{root}/{name}")


def test_a_repository_without_a_commit_has_no_root(repository: GitRepository) -> None:
    """Its key says so, and changes with the first commit."""
    name, key = named(repository)
    assert key == f"rootless/{name}"
    root = repository.commit("Begin", {"a": "1"})
    repository.commit("Go on", {"a": "2"})
    assert named(repository) == (name, f"{root}/{name}")
