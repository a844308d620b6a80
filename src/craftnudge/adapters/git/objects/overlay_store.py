"""A store with more objects on top, for reading a commit that is not in the repository yet."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from craftnudge.runtime import limits
from craftnudge.runtime.digests import sha1, sha256

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.adapters.git.objects.store import ObjectKind, Place, Store
    from craftnudge.domain.commits.record import Person

_KINDS: dict[bytes, ObjectKind] = {b"commit": "commit", b"tree": "tree", b"blob": "blob", b"tag": "tag"}


class OverlayStore:
    """A store with more objects on top: some in memory, others loose in a folder. All else is the base store's."""

    def __init__(self, base: Store, folder: Path) -> None:
        self._base = base
        self._folder = folder
        self._own: dict[bytes, tuple[ObjectKind, bytes]] = {}

    def add(self, kind: ObjectKind, data: bytes, hash_bytes: int) -> str:
        """Adds one object and returns its hash."""
        digest = (sha1 if hash_bytes == 20 else sha256)(usedforsecurity=False)  # noqa: PLR2004 - SHA-1's bytes
        digest.update(b"%s %d\0" % (kind.encode(), len(data)))
        digest.update(data)
        self._own[digest.digest()] = (kind, data)
        return digest.hexdigest()

    def read(self, object_id: bytes, most_bytes: int = limits.LARGEST_OBJECT_BYTES) -> tuple[ObjectKind, bytes]:
        """The kind and the content of an object, from memory, the folder or the base store."""
        return self._own.get(object_id) or self._loose(object_id.hex()) or self._base.read(object_id, most_bytes)

    def _loose(self, name: str) -> tuple[ObjectKind, bytes] | None:
        try:
            # A path object takes longer to build than a missing file to be refused, a thousand times a hook.
            with open(f"{self._folder}/{name[:2]}/{name[2:]}", "rb") as file:  # noqa: PTH123
                packed = file.read()
        except OSError:
            return None
        header, _, data = zlib.decompress(packed).partition(b"\0")
        return _KINDS[header.split(b" ")[0]], data

    def has(self, object_id: bytes) -> bool:
        """Whether the object is in memory or in the base store."""
        return object_id in self._own or self._base.has(object_id)

    @property
    def engine(self) -> str:
        """The base store's engine."""
        return self._base.engine

    @property
    def place(self) -> Place:
        """The base store's folders."""
        return self._base.place

    def reference(self, name: str) -> str | None:
        """The base store's reference."""
        return self._base.reference(name)

    def targets(self) -> Sequence[str]:
        """The base store's hashes that references lead to."""
        return self._base.targets()

    def head(self) -> str | None:
        """The base store's HEAD."""
        return self._base.head()

    def hashes_from(self, prefix: str) -> Sequence[str]:
        """The base store's hashes."""
        return self._base.hashes_from(prefix)

    def parse(self, revision: str) -> str | None:
        """The base store's reading of a revision."""
        return self._base.parse(revision)

    def setting(self, name: str) -> str | None:
        """The base store's setting."""
        return self._base.setting(name)

    def identity(self) -> Person | None:
        """The base store's identity."""
        return self._base.identity()

    def close(self) -> None:
        """Closes the base store."""
        self._base.close()
