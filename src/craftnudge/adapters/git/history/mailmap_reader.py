"""Reads a repository's mailmap, from the places where git looks for one (gitmailmap(5))."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.domain.commits.people import Mailmap
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from craftnudge.adapters.git.objects.store import Store

# A mailmap is written by hand; a larger file is something else.
_MOST_BYTES = 4 * 1024**2


def read_mailmap(store: Store) -> Mailmap:
    """The work tree's `.mailmap` (HEAD's if it is bare), `mailmap.blob` and `mailmap.file`; the last one wins."""
    work_tree = store.place.work_tree
    texts = [_file(work_tree / ".mailmap", follow=False)] if work_tree else []
    blob = store.setting("mailmap.blob") or ("" if work_tree else "HEAD:.mailmap")
    if blob:
        texts.append(_blob(store, blob))
    if file := store.setting("mailmap.file"):
        texts.append(_file((work_tree or store.place.git_folder) / expanded(Path(file)), follow=True))
    return Mailmap.parse("\n".join(texts))


def _file(path: Path, *, follow: bool) -> str:
    """The text of an ordinary file. A link called `.mailmap` is not followed, as in git."""
    try:
        if not follow and path.is_symlink():
            return ""
        return ordinary_bytes(path, _MOST_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _blob(store: Store, revision: str) -> str:
    blob_hash = store.parse(revision)
    try:
        kind, data = store.read(bytes.fromhex(blob_hash), _MOST_BYTES) if blob_hash else ("blob", b"")
    except (ObjectMissingError, ObjectDamagedError):
        return ""
    return data.decode("utf-8", "replace") if kind == "blob" else ""
