"""Single names in trees, and what a past may say of files that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.object_cache import ObjectCache
from craftnudge.adapters.git.objects.pygit2_store import Pygit2Store
from craftnudge.adapters.git.objects.tree_entries import entry_of, holds_file
from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_a_file_is_found_in_its_folders(repository: GitRepository) -> None:
    """Files, programs and links; no folder, and nothing that merely ends or begins like it."""
    repository.commit("Begin", {"a/b/c.txt": "c\n", "run": "r\n", "ab.txt": "x\n"})
    repository.path.joinpath("link").symlink_to("run")
    repository.git("add", "link")
    repository.git("update-index", "--chmod=+x", "run")
    repository.commit("Link")
    tree = bytes.fromhex(repository.git("rev-parse", "HEAD^{tree}"))
    store = Pygit2Store(repository.path)
    objects = ObjectCache(store)
    there = [name for name in ("a/b/c.txt", "run", "link", "a", "a/b", "b.txt", "a/c.txt", "x/y") if
             holds_file(objects, tree, name.encode())]  # fmt: skip
    assert there == ["a/b/c.txt", "run", "link"]
    assert entry_of(objects.tree(tree), b"100644", b"ab.txt", 20).hex() == repository.git("rev-parse", "HEAD:ab.txt")
    assert holds_file(objects, b"\1" * 20, b"a") is True
    store.close()


def test_a_file_that_is_gone_is_no_partner(repository: GitRepository) -> None:
    """Two files that always changed together: once one is deleted, nobody forgot it."""
    for number in range(6):
        repository.commit(f"Step {number}", {"a.py": f"{number}\n", "b.py": f"{number}\n"})
    repository.commit("Change one", {"a.py": "one\n"})
    repository.commit("Drop the other", {"b.py": None})
    repository.commit("Change it again", {"a.py": "two\n"})
    reader = open_reader(repository.path, cache_folder=None)
    try:
        pasts = [reader.record(reader.resolve(name)).past for name in ("HEAD~2", "HEAD")]
    finally:
        reader.close()
    assert [[partner.partner for partner in past.partners] for past in pasts if past] == [["b.py"], []]
