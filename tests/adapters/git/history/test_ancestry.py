"""The newest commits of a repository of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_the_nearest_ancestors_parents_first(repository: GitRepository) -> None:
    """At most the given number, from both sides of a merge, and no child before its parent."""
    first = repository.commit("Begin", {"a": "1"})
    repository.git("checkout", "--quiet", "-b", "side")
    side = repository.commit("On the side", {"b": "1"})
    repository.git("checkout", "--quiet", "main")
    second = repository.commit("Go on", {"a": "2"})
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge branch 'side'", "side")
    head = repository.git("rev-parse", "HEAD")
    reader = open_reader(repository.path, cache_folder=None)
    assert reader.newest("HEAD", 100) == [first, side, second, head]
    assert reader.newest("HEAD", 2) == [second, head]
    assert reader.newest(second, 1) == [second]
