"""The interface to objects and references, which pygit2 and the git command implement.

A store hands out the bytes of objects; everything that is derived from them is written once, above it. So two engines
cannot disagree about a diff, a rename or a name: they differ only in what they can open.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from craftnudge.runtime import limits
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from craftnudge.domain.commits.record import Person

# A comment, what the tag above it leads to, or a reference, whose name holds no blank or control character.
_PACKED_LINE = pattern(rb"#|\^[0-9a-f]{40,64}\Z|[0-9a-f]{40,64} refs/[^\x00-\x20\x7f]+\Z")

_HASH = pattern(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")
_HEAD_BYTES = 4096

ObjectKind = Literal["commit", "tree", "blob", "tag"]
# Where people keep what counts. Not the copies that tools keep for a while: refs/stash, refs/original (filter-branch),
# refs/jj, refs/notes, refs/pull and refs/changes (a forge's reviews), refs/craftnudge.
COUNTED_REFERENCES = ("refs/heads/", "refs/remotes/", "refs/tags/")


class ObjectMissingError(Exception):
    """The store does not have this object: a shallow or partial clone, or pruned. The argument is its hash."""


class ObjectDamagedError(Exception):
    """The object exists but cannot be read. The arguments are its hash and the engine's own words."""


class ObjectTooLargeError(ObjectDamagedError):
    """The object is larger than allowed, and its content was not read. The arguments are hash and reason."""


class ReferenceDamagedError(Exception):
    """A reference cannot be read. The arguments are its name and the engine's own words."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of a repository: linked worktrees share `common_folder`; `work_tree` is None in a bare repository."""

    git_folder: Path
    common_folder: Path
    work_tree: Path | None


class Store(Protocol):
    """One open repository as a source of bytes. Nothing writes, locks or fetches."""

    @property
    def engine(self) -> str:
        """The engine that reads: "pygit2" or "git"."""
        ...

    @property
    def place(self) -> Place:
        """The folders of the repository."""
        ...

    def read(self, object_id: bytes, most_bytes: int = limits.LARGEST_OBJECT_BYTES) -> tuple[ObjectKind, bytes]:
        """The kind and the content of an object (20 or 32 raw bytes).

        Raises ObjectMissingError, ObjectDamagedError, and ObjectTooLargeError for more than `most_bytes`.
        """
        ...

    def has(self, object_id: bytes) -> bool:
        """Whether the object exists, without reading it."""
        ...

    def reference(self, name: str) -> str | None:
        """The hash that a full reference name leads to; None if there is none. Raises ReferenceDamagedError."""
        ...

    def targets(self) -> Sequence[str]:
        """The hashes that all branches, remotes' branches, tags and HEADs of worktrees lead to, also to tag objects.

        Raises ReferenceDamagedError.
        """
        ...

    def head(self) -> str | None:
        """The full name of the branch that HEAD is on; None if HEAD is detached."""
        ...

    def hashes_from(self, prefix: str) -> Sequence[str]:
        """The hashes of all objects that begin with a prefix of at least four hex digits."""
        ...

    def parse(self, revision: str) -> str | None:
        """The hash of a revision that `revisions` leaves to the engine (`@{1}`, `:/text`); None if it finds none."""
        ...

    def setting(self, name: str) -> str | None:
        """One value of the user's and the repository's configuration, as `git config --get` finds it, or None."""
        ...

    def identity(self) -> Person | None:
        """Who git takes for the author of a new commit, None if nobody is configured."""
        ...

    def close(self) -> None:
        """Closes files and ends processes."""
        ...


def refuse_damaged_list(place: Place) -> None:
    """Raises ReferenceDamagedError if the list of packed references is damaged: engines skip lines they cannot read."""
    try:
        lines = ordinary_bytes(place.common_folder / "packed-refs", limits.REFERENCES_BYTES).split(b"\n")
    except OSError:
        return
    if lines.pop() or not all(map(_PACKED_LINE.match, lines)):
        raise ReferenceDamagedError("packed-refs", "not all of it is a list of references")


def detached_heads(common_folder: Path) -> list[str]:
    """The hashes of the detached HEADs of linked worktrees."""
    hashes: list[str] = []
    for file in sorted((common_folder / "worktrees").glob("*/HEAD")):
        try:
            head = ordinary_bytes(file, _HEAD_BYTES).decode("ascii", "replace").strip()
        except (OSError, ValueError):
            continue
        if _HASH.match(head):
            hashes.append(head)
    return hashes


def refuse_unlisted(place: Place, listed: Collection[str]) -> None:
    """Raises ReferenceDamagedError if a branch or tag has a file that an engine did not list: it cannot read it."""
    for top in COUNTED_REFERENCES:
        for folder, _, files in os.walk(place.common_folder / top):
            for file in files:
                path = Path(folder, file)
                name = path.relative_to(place.common_folder).as_posix()
                if name not in listed and not file.endswith(".lock") and not _is_symbolic(path):
                    raise ReferenceDamagedError(name, "it is not listed")


def _is_symbolic(path: Path) -> bool:
    try:
        return ordinary_bytes(path, _HEAD_BYTES).startswith(b"ref:")
    except (OSError, ValueError):
        return False


def shallow_commits(place: Place) -> frozenset[str]:
    """The commits whose parents this clone left behind (gitrepository-layout(5), `shallow`)."""
    try:
        listed = ordinary_bytes(place.common_folder / "shallow", limits.LARGEST_LIST_BYTES)
    except OSError:
        return frozenset()
    return frozenset(listed.decode("ascii", "replace").split())
