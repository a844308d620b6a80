"""The first commit of each repository, remembered: to find it takes a walk through the whole history.

It is half of a repository's key, so every record needs it, and a hook has no time for that walk (0.1 s in Redis'
history). What is remembered is only believed where the repository still holds that commit and it still has no parents.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.raw_commit import parents_of
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.runtime.atomic_files import draft_of, make_private
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.digests import sha256

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.objects.store import Store

_HEX_LENGTHS = (40, 64)
# A hash, and a line end where somebody's editor put one.
_MOST_BYTES = 128
# A walk through fewer commits than this takes a few milliseconds, and nothing need be remembered.
LONG_WALK_COMMITS = 1_000


def roots_folder(cache_folder: Path) -> Path:
    """The folder inside a cache folder where first commits are remembered; it may be deleted at any time."""
    return cache_folder / "roots"


class KnownRoots:
    """A folder of small files, one for each repository, each with the hash of its first commit."""

    def __init__(self, cache_folder: Path) -> None:
        self._folder = roots_folder(cache_folder)

    def of(self, store: Store) -> str | None:
        """The first commit as remembered, None where it is not known or no longer true."""
        try:
            root = ordinary_bytes(self._file(store), _MOST_BYTES).decode("ascii").strip()
            kind, raw = store.read(bytes.fromhex(root)) if len(root) in _HEX_LENGTHS else ("blob", b"")
        except (OSError, ValueError, ObjectMissingError, ObjectDamagedError):
            return None
        return root if kind == "commit" and not parents_of(raw) else None

    def remember(self, store: Store, root: str) -> None:
        """Keeps it for the next time; where that cannot be, the next time walks again."""
        file = self._file(store)
        with suppress(OSError):
            make_private(self._folder)
            draft = draft_of(file)
            draft.write_text(root, "ascii")
            draft.chmod(0o600)
            draft.replace(file)

    def _file(self, store: Store) -> Path:
        return self._folder / sha256(os.fsencode(store.place.common_folder)).hexdigest()[:32]
