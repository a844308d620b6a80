"""What a clone's references reach, and where its worktrees are: to tell which recorded commits still exist."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.history import revisions
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError, ReferenceDamagedError
from craftnudge.errors import CommitDamagedError
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from collections.abc import Collection

    from craftnudge.adapters.git.history.ancestry import Ancestry
    from craftnudge.adapters.git.objects.store import Place, Store

_POINTER_BYTES = 64 * 1024
_TAG_DEPTH = 20


def tips(store: Store) -> tuple[str, ...]:
    """The commits that branches, remotes' branches, tags and the HEADs of worktrees name, sorted.

    Raises CommitDamagedError for a reference or an object that cannot be read.
    """
    try:
        return tuple(sorted({tip for target in store.targets() if (tip := _peeled(store, target))}))
    except ReferenceDamagedError as error:
        raise CommitDamagedError("reference.damaged", reference=error.args[0], reason=error.args[1]) from error
    except (ObjectMissingError, ObjectDamagedError) as error:
        raise revisions.damaged(error) from error


def _peeled(store: Store, object_hash: str) -> str | None:
    """The commit that a reference means; None for one that means a tree or a file."""
    for _ in range(_TAG_DEPTH):
        kind, data = store.read(bytes.fromhex(object_hash))
        if kind == "commit":
            return object_hash
        target = re.match(rb"object ([0-9a-f]+)\n", data) if kind == "tag" else None
        if target is None:
            break
        object_hash = target[1].decode()
    return None


def unreached(ancestry: Ancestry, hashes: Collection[str], tips: Collection[str], *, exact: bool) -> set[str]:
    """Those of the hashes that the tips do not reach, or that are not there.

    A walk with two sides ends early, and goes wrong where clocks do; with `exact`, what it finds unreached is looked
    for in the whole history.
    """
    there = [commit_hash for commit_hash in hashes if ancestry.link(commit_hash) is not None]
    suspects = set(hashes).difference(there) | ancestry.reachable(there, tips).keys() & set(hashes)
    if exact and suspects.intersection(there):
        suspects -= ancestry.reachable(tips).keys()
    return suspects


def work_trees(place: Place) -> frozenset[str]:
    """The paths of a clone and of its worktrees, as records have them."""
    common = place.common_folder
    folders = {place.work_tree or place.git_folder, common.parent if common.name == ".git" else common}
    for pointer in (common / "worktrees").glob("*/gitdir"):
        try:
            folders.add(Path(os.fsdecode(ordinary_bytes(pointer, _POINTER_BYTES).strip())).parent)
        except (OSError, ValueError):
            continue
    paths: set[str] = set()
    for folder in folders:
        name = str(folder.resolve())
        paths.add(name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))
    return frozenset(paths)


def has_all_branches(store: Store) -> bool:
    """Whether the clone fetches every branch of its origin (False after `--single-branch`), or has no origin."""
    fetched = store.setting("remote.origin.fetch")
    return fetched is None or fetched.lstrip("+").startswith(("refs/heads/*:", "refs/*:"))
