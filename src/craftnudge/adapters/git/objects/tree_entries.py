"""Looks single names up in the bytes of trees: not parsing them makes this cheap for wide folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.git.objects.object_cache import ObjectCache

_FILE_MODES = (b"100644", b"100755", b"120000")


def entry_of(tree_data: bytes, mode: bytes, name: bytes, id_bytes: int) -> bytes:
    """The raw hash of an entry, empty if the tree has none of that mode and name."""
    heading = b"%s %s\0" % (mode, name)
    at = tree_data.find(heading)
    return tree_data[at + len(heading) : at + len(heading) + id_bytes] if at >= 0 else b""


def holds_file(objects: ObjectCache, tree: bytes, path: bytes) -> bool:
    """Whether a tree holds a file or a link of that path; True where that cannot be read."""
    *folders, name = path.split(b"/")
    try:
        data = objects.tree(tree)
        for folder in folders:
            inner = entry_of(data, b"40000", folder, len(tree))
            if not inner:
                return False
            data = objects.tree(inner)
    except (ObjectMissingError, ObjectDamagedError):
        return True
    return any(entry_of(data, mode, name, len(tree)) for mode in _FILE_MODES)


def names_in(objects: ObjectCache, tree: bytes, folder: str) -> tuple[str, ...]:
    """The names in a folder of a tree ("" is the top); none where it is no folder, or cannot be read."""
    try:
        data = objects.tree(tree)
        for part in folder.encode().split(b"/") if folder else ():
            inner = entry_of(data, b"40000", part, len(tree))
            if not inner:
                return ()
            data = objects.tree(inner)
    except (ObjectMissingError, ObjectDamagedError):
        return ()
    return tuple(entry.decode("utf-8", "replace") for entry in _names(data, len(tree)))


def _names(tree_data: bytes, id_bytes: int) -> Iterator[bytes]:
    at = 0
    while (end := tree_data.find(b"\0", at)) >= 0:
        yield tree_data[at:end].partition(b" ")[2]
        at = end + 1 + id_bytes
