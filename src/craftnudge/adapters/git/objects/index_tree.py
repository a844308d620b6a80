"""Finds the hash of the whole tree in git's index, if the index holds it: then the tree need not be built.

A command that writes a whole tree (such as `git commit`, before it calls its hooks) leaves its hash in the extension
TREE of the index; staging anything removes it (git's index-format(5)).
"""

from __future__ import annotations

_HEADER = b"DIRC"
_EXTENSION = b"TREE"
_SIZE_BYTES = 4


def tree_named_by(index: bytes, hash_bytes: int) -> bytes | None:
    """The hash of the whole tree; None if the index has changed since it was written, or is not one of git's."""
    end = len(index) - hash_bytes
    at = index.rfind(_EXTENSION, 0, end)
    while at > 0:
        size = int.from_bytes(index[at + 4 : at + 8], "big")
        if _reaches(index, at, end):
            return _whole(index[at + 8 : at + 8 + size], hash_bytes) if index.startswith(_HEADER) else None
        at = index.rfind(_EXTENSION, 0, at)
    return None


def _reaches(index: bytes, at: int, end: int) -> bool:
    """Whether extensions follow one another from `at` exactly to the end: the letters TREE may also occur in a path."""
    while at < end:
        at += len(_EXTENSION) + _SIZE_BYTES + int.from_bytes(index[at + 4 : at + 8], "big")
    return at == end


def _whole(extension: bytes, hash_bytes: int) -> bytes | None:
    """The tree of the first entry, the top folder: an empty path, its entries (negative if invalid), its folders."""
    path, zero, rest = extension.partition(b"\0")
    counts, line_end, rest = rest.partition(b"\n")
    entries, blank, _ = counts.partition(b" ")
    if path or not (zero and line_end and blank and entries.isdigit()) or len(rest) < hash_bytes:
        return None
    return rest[:hash_bytes]
