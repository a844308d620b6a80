"""The trees and files last read: the new side of one commit is the old side of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.raw_commit import parse_commit
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectTooLargeError
from craftnudge.runtime.digests import sha1, sha256

if TYPE_CHECKING:
    from craftnudge.adapters.git.objects.raw_commit import RawCommit
    from craftnudge.adapters.git.objects.store import ObjectKind, Store

# 42 % of the files and most of the trees that a history asks for are among the last this many bytes.
_TREE_BYTES_KEPT = 32 * 1024**2
_BLOB_BYTES_KEPT = 48 * 1024**2
# git knows the empty tree in either format without having it (object-file.c, cached_objects).
EMPTY_TREES = (
    bytes.fromhex("4b825dc642cb6eb9a060e54bf8d69288fbee4904"),
    bytes.fromhex("6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"),
)
# A commit is asked for as itself, as a parent and as an ancestor.
_COMMITS_KEPT = 2_000
# One that is longer than this is read anew each time: 2,000 of the longest would fill any memory.
_LONGEST_COMMIT_KEPT = 32 * 1024


class ObjectCache:
    """Reads trees and blobs through one store; `verify` recomputes the hash of everything read."""

    def __init__(self, store: Store, *, verify: bool = False) -> None:
        self._store = store
        self._verify = verify
        self._trees = _Recent(_TREE_BYTES_KEPT)
        self._blobs = _Recent(_BLOB_BYTES_KEPT)
        self._commits: dict[str, RawCommit] = {}

    def tree(self, object_id: bytes) -> bytes:
        """The bytes of a tree; ObjectMissingError, ObjectDamagedError."""
        found = self._trees.get(object_id)
        if found is None:
            found = b"" if object_id in EMPTY_TREES else self._read(object_id, "tree")
            self._trees.keep(object_id, found)
        return found

    def blob(self, object_id: bytes) -> bytes:
        """The content of what a tree calls a file, as git takes it; ObjectMissingError, ObjectDamagedError.

        One that is too large to be compared by lines is not read: it counts as binary, and as like no other.
        """
        found = self._blobs.get(object_id)
        if found is None:
            try:
                found = self._read(object_id, None)
            except ObjectTooLargeError:
                found = b"\0" + object_id
            self._blobs.keep(object_id, found)
        return found

    def commit(self, commit_hash: str) -> RawCommit:
        """A commit, always with its hash verified: they are few, and the record hangs on them."""
        found = self._commits.get(commit_hash)
        if found is None:
            object_id = bytes.fromhex(commit_hash)
            data = self._read(object_id, "commit")
            if not self._verify:
                check_hash(object_id, "commit", data)
            found = parse_commit(data)
            if len(data) > _LONGEST_COMMIT_KEPT:
                return found
            self._commits[commit_hash] = found
            if len(self._commits) > _COMMITS_KEPT:
                del self._commits[next(iter(self._commits))]
        return found

    def _read(self, object_id: bytes, wanted: ObjectKind | None) -> bytes:
        kind, data = self._store.read(object_id)
        if wanted and kind != wanted:
            raise ObjectDamagedError(object_id.hex(), f"it is a {kind}, and should be a {wanted}")
        if self._verify:
            check_hash(object_id, kind, data)
        return data


# From here on it is worth loading `hashlib`.
_LONG_BYTES = 16_384


def check_hash(object_id: bytes, kind: ObjectKind, data: bytes) -> None:
    """Raises ObjectDamagedError where content and hash do not belong together."""
    short = len(object_id) == 20  # noqa: PLR2004 - SHA-1's bytes
    if len(data) < _LONG_BYTES:
        digest = (sha1 if short else sha256)(usedforsecurity=False)
    else:
        # Imported here: it costs a hook more than the hashing, and is several times as fast.
        from hashlib import new  # noqa: PLC0415

        digest = new("sha1" if short else "sha256", usedforsecurity=False)
    digest.update(b"%s %d\0" % (kind.encode(), len(data)))
    digest.update(data)
    if digest.digest() != object_id:
        raise ObjectDamagedError(object_id.hex(), "its content does not have this hash")


class _Recent:
    """What was read last, by hash: the least recently used is dropped first, `limit` bytes are kept at most."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = 0
        self._kept: dict[bytes, bytes] = {}

    def get(self, object_id: bytes) -> bytes | None:
        found = self._kept.pop(object_id, None)
        if found is not None:
            self._kept[object_id] = found
        return found

    def keep(self, object_id: bytes, data: bytes) -> None:
        if len(data) < self._limit // 4:  # one giant must not drive out all else
            self._kept[object_id] = data
            self._bytes += len(data)
            while self._bytes > self._limit:
                self._bytes -= len(self._kept.pop(next(iter(self._kept))))
