"""A store with more objects on top."""

from __future__ import annotations

import zlib
from hashlib import sha1
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.overlay_store import OverlayStore
from craftnudge.adapters.git.objects.pygit2_store import Pygit2Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_objects_come_from_memory_then_the_folder_then_the_repository(
    repository: GitRepository, tmp_path: Path
) -> None:
    """Each is found by its hash; what is in none of them is not there."""
    head = repository.commit("Add a page", {"page.py": "PAGE = 1\n"})
    folder = tmp_path / "objects"
    packed = b"blob 5\0" + b"loose"
    name = sha1(packed, usedforsecurity=False).hexdigest()
    (folder / name[:2]).mkdir(parents=True)
    (folder / name[:2] / name[2:]).write_bytes(zlib.compress(packed))
    store = OverlayStore(Pygit2Store(repository.path), folder)
    try:
        added = store.add("blob", b"memory", 20)
        assert store.read(bytes.fromhex(added)) == ("blob", b"memory")
        assert store.read(bytes.fromhex(name)) == ("blob", b"loose")
        assert store.read(bytes.fromhex(head))[0] == "commit"
        assert store.has(bytes.fromhex(added))
        assert not store.has(b"\1" * 20)
    finally:
        store.close()
