"""Attributes are those of the commit's own tree, in every folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.diff.tree_attributes import TreeAttributes
from craftnudge.adapters.git.objects.object_cache import ObjectCache
from craftnudge.adapters.git.objects.pygit2_store import Pygit2Store
from craftnudge.domain.commits.file_attributes import NO_ATTRIBUTES, FileAttributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.repository import GitRepository


@pytest.fixture
def attributes(repository: GitRepository) -> Iterator[TreeAttributes]:
    """The attributes in the repository."""
    store = Pygit2Store(repository.path)
    yield TreeAttributes(ObjectCache(store))
    store.close()


def of(attributes: TreeAttributes, repository: GitRepository, *paths: str) -> list[FileAttributes]:
    """Those of each path in the last commit."""
    tree = bytes.fromhex(repository.git("rev-parse", "HEAD^{tree}"))
    return attributes.of(tree, [path.encode() for path in paths])


def test_the_deepest_file_wins_for_each_attribute(repository: GitRepository, attributes: TreeAttributes) -> None:
    """What a deeper file does not speak of stays as it is above."""
    repository.commit(
        "Begin",
        {
            ".gitattributes": "*.py linguist-generated whitespace=tab-in-indent\n",
            "a/b/.gitattributes": "x.py -linguist-generated\n/c/*.py linguist-vendored\n",
            "a/b/x.py": "x\n",
            "a/b/c/y.py": "y\n",
        },
    )
    assert of(attributes, repository, "x.py", "a/b/x.py", "a/b/c/y.py", "a/z.txt") == [
        FileAttributes(generated=True, whitespace="tab-in-indent"),
        FileAttributes(generated=False, whitespace="tab-in-indent"),
        FileAttributes(generated=True, vendored=True, whitespace="tab-in-indent"),
        NO_ATTRIBUTES,
    ]


def test_a_link_is_no_attributes_file(repository: GitRepository, attributes: TreeAttributes) -> None:
    """As in git, which does not follow it; a deleted folder has no attributes of its own."""
    repository.path.joinpath(".gitattributes").symlink_to("rules")
    repository.commit("Begin", {"rules": "* linguist-generated\n"})
    repository.git("add", ".gitattributes")
    repository.commit("Link")
    assert of(attributes, repository, "a.py", "gone/a.py") == [NO_ATTRIBUTES] * 2
