"""Caches the first commit of each long history: finding it takes a walk through all of it.

Its hash is half of a repository's key, so every record needs it, and a hook has no time for the walk (0.1 s in Redis'
history). A cached hash is used only if the repository still holds that commit and it still has no parents.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.raw_commit import parents_of
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.digests import sha256

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.objects.store import Store

_HEX_LENGTHS = (40, 64)
# A hash, and the line end that an editor may have added.
_MOST_BYTES = 128
# A walk through fewer commits takes a few milliseconds and is not cached.
LONG_WALK_COMMITS = 1_000


def roots_folder(cache_folder: Path) -> Path:
    """The folder inside a cache folder where first commits are cached; it may be deleted at any time."""
    return cache_folder / "roots"


class KnownRoots:
    """A folder of small files, one for each repository, each with the hash of its first commit."""

    def __init__(self, cache_folder: Path) -> None:
        self._folder = roots_folder(cache_folder)

    def root_of(self, store: Store) -> str | None:
        """The cached hash of the first commit, None if there is none or it is no longer right."""
        try:
            root = ordinary_bytes(self._file(store), _MOST_BYTES).decode("ascii").strip()
            kind, raw = store.read(bytes.fromhex(root)) if len(root) in _HEX_LENGTHS else ("blob", b"")
        except (OSError, ValueError, ObjectMissingError, ObjectDamagedError):
            return None
        return root if kind == "commit" and not parents_of(raw) else None

    def remember(self, store: Store, root: str) -> None:
        """Caches the hash of the first commit. If it cannot be written, the next reader walks again."""
        file = self._file(store)
        with suppress(OSError):
            private_folder(self._folder)
            write_file(file, [root.encode("ascii")])

    def _file(self, store: Store) -> Path:
        return self._folder / sha256(os.fsencode(store.place.common_folder)).hexdigest()[:32]
