"""The tree that git's index holds, where the index itself names it: then nobody has to build it.

Whoever writes a whole tree (`git commit` before it calls its hooks among them) leaves its hash in the index, in the
extension TREE, and whoever stages anything afterwards takes it out (git's index-format(5)).
"""

from __future__ import annotations

_HEADER = b"DIRC"
_EXTENSION = b"TREE"
_SIZE_BYTES = 4


def tree_named_by(index: bytes, hash_bytes: int) -> bytes | None:
    """The hash of the whole tree, or None where the index has changed since one was written, or is none of git's."""
    end = len(index) - hash_bytes
    at = index.rfind(_EXTENSION, 0, end)
    while at > 0:
        size = int.from_bytes(index[at + 4 : at + 8], "big")
        if _reaches(index, at, end):
            return _whole(index[at + 8 : at + 8 + size], hash_bytes) if index.startswith(_HEADER) else None
        at = index.rfind(_EXTENSION, 0, at)
    return None


def _reaches(index: bytes, at: int, end: int) -> bool:
    """Whether extensions follow one another from there right up to the end: those letters may also stand in a path."""
    while at < end:
        at += len(_EXTENSION) + _SIZE_BYTES + int.from_bytes(index[at + 4 : at + 8], "big")
    return at == end


def _whole(extension: bytes, hash_bytes: int) -> bytes | None:
    """The first entry is that of the top: an empty path, its entries (below 0 where it is not valid), its folders."""
    path, zero, rest = extension.partition(b"\0")
    counts, line_end, rest = rest.partition(b"\n")
    entries, blank, _ = counts.partition(b" ")
    if path or not (zero and line_end and blank and entries.isdigit()) or len(rest) < hash_bytes:
        return None
    return rest[:hash_bytes]
