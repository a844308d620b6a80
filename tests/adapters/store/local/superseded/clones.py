"""Clones that reach what a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.record import Repository
from tests.adapters.store.local.records import SHOP_KEY, hash_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class FewTips:
    """A clone whose references reach exactly the named commits."""

    def __init__(self, path: str, *reached: str) -> None:
        self.key, self.folder, self.paths, self.is_shallow = SHOP_KEY, path, frozenset((path,)), False
        self._reached = reached
        self.walks = 0

    def tips(self) -> tuple[str, ...]:
        """All that is reached."""
        return self._reached

    def reachable(self, wanted: Collection[str], unwanted: Collection[str] = ()) -> Collection[str]:
        """Each commit reaches itself alone."""
        self.walks += 1
        return set(wanted) - set(unwanted)

    def unreached(self, hashes: Collection[str], tips: Collection[str], *, exact: bool = True) -> Collection[str]:
        """What is not a tip."""
        del exact
        self.walks += 1
        return set(hashes) - set(tips)

    def judges(self, path: str) -> bool:
        """Has all branches."""
        del path
        return True

    def reached_elsewhere(self, paths: Collection[str], hashes: Collection[str]) -> Collection[str]:
        """There is no other clone."""
        del paths, hashes
        return ()


def shop(path: Path) -> Repository:
    """The repository at a path."""
    return Repository("shop", SHOP_KEY, str(path), "main")


def clone(path: Path, *numbers: int) -> FewTips:
    """A clone at a path that reaches the commits of these numbers."""
    return FewTips(str(path), *map(hash_of, numbers))
