"""Caches the trees and files last read: the new side of one commit is the old side of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.raw_commit import parse_commit
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectTooLargeError
from craftnudge.runtime.digests import sha1, sha256

if TYPE_CHECKING:
    from craftnudge.adapters.git.objects.raw_commit import RawCommit
    from craftnudge.adapters.git.objects.store import ObjectKind, Store

# Of all files that a history needs, 42% are among the last this many bytes, and most of its trees.
_TREE_CACHE_BYTES = 32 * 1024**2
_BLOB_CACHE_BYTES = 48 * 1024**2
# git knows the empty tree of both formats without storing it (object-file.c, cached_objects).
EMPTY_TREES = (
    bytes.fromhex("4b825dc642cb6eb9a060e54bf8d69288fbee4904"),
    bytes.fromhex("6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"),
)
# A commit is read as itself, as a parent and as an ancestor.
_CACHED_COMMITS = 2_000
# A longer commit is read again each time: 2,000 of the longest would fill any memory.
_LONGEST_CACHED_COMMIT = 32 * 1024


class ObjectCache:
    """Reads trees, blobs and commits through one store; `verify` recomputes the hash of everything that is read.

    It has no locks, and holds up to 80 MiB and 2,000 commits. A long-running program should close readers soon.
    """

    def __init__(self, store: Store, *, verify: bool = False) -> None:
        self._store = store
        self._verify = verify
        self._trees = _Recent(_TREE_CACHE_BYTES)
        self._blobs = _Recent(_BLOB_CACHE_BYTES)
        self._commits: dict[str, RawCommit] = {}

    def tree(self, object_id: bytes) -> bytes:
        """The bytes of a tree. Raises ObjectMissingError, ObjectDamagedError."""
        data = self._trees.get(object_id)
        if data is None:
            data = b"" if object_id in EMPTY_TREES else self._read(object_id, "tree")
            self._trees.keep(object_id, data)
        return data

    def blob(self, object_id: bytes) -> bytes:
        """The content of a tree's entry, of whatever kind, as in git. Raises ObjectMissingError, ObjectDamagedError.

        A file too large to be compared by lines is not read: it counts as binary and resembles no other.
        """
        data = self._blobs.get(object_id)
        if data is None:
            try:
                data = self._read(object_id, None)
            except ObjectTooLargeError:
                data = b"\0" + object_id
            self._blobs.keep(object_id, data)
        return data

    def commit(self, commit_hash: str) -> RawCommit:
        """A commit, always with its hash verified: commits are few, and the record depends on them."""
        commit = self._commits.get(commit_hash)
        if commit is None:
            object_id = bytes.fromhex(commit_hash)
            data = self._read(object_id, "commit")
            if not self._verify:
                check_hash(object_id, "commit", data)
            commit = parse_commit(data)
            if len(data) > _LONGEST_CACHED_COMMIT:
                return commit
            self._commits[commit_hash] = commit
            if len(self._commits) > _CACHED_COMMITS:
                del self._commits[next(iter(self._commits))]
        return commit

    def _read(self, object_id: bytes, wanted: ObjectKind | None) -> bytes:
        kind, data = self._store.read(object_id)
        if wanted and kind != wanted:
            raise ObjectDamagedError(object_id.hex(), f"it is a {kind}, and should be a {wanted}")
        if self._verify:
            check_hash(object_id, kind, data)
        return data


# From this size on, loading `hashlib` is worthwhile.
_LONG_BYTES = 16_384


def check_hash(object_id: bytes, kind: ObjectKind, data: bytes) -> None:
    """Raises ObjectDamagedError unless the content has this hash."""
    short = len(object_id) == 20  # noqa: PLR2004 - SHA-1's bytes
    if len(data) < _LONG_BYTES:
        digest = (sha1 if short else sha256)(usedforsecurity=False)
    else:
        # Imported here: loading it costs a hook more than hashing; its functions are several times faster.
        from hashlib import new  # noqa: PLC0415

        digest = new("sha1" if short else "sha256", usedforsecurity=False)
    digest.update(b"%s %d\0" % (kind.encode(), len(data)))
    digest.update(data)
    if digest.digest() != object_id:
        raise ObjectDamagedError(object_id.hex(), "its content does not have this hash")


class _Recent:
    """A cache by hash of at most `most_bytes`; the least recently used content is dropped first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._entries: dict[bytes, bytes] = {}

    def get(self, object_id: bytes) -> bytes | None:
        data = self._entries.pop(object_id, None)
        if data is not None:
            self._entries[object_id] = data
        return data

    def keep(self, object_id: bytes, data: bytes) -> None:
        if len(data) < self._most_bytes // 4:  # a giant must not displace everything else
            self._entries[object_id] = data
            self._bytes += len(data)
            while self._bytes > self._most_bytes:
                self._bytes -= len(self._entries.pop(next(iter(self._entries))))
