"""Opening a repository, and saying plainly why one cannot be opened."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from craftnudge.errors import NoRepositoryError, RepositoryRefusedError
from craftnudge.git.pygit2_store import Pygit2Store
from craftnudge.git.store_reader import StoreReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from craftnudge.git.reader import Reader
    from craftnudge.git.store import Store

_NOT_OWNED = re.compile(r"not owned by|dubious ownership", re.IGNORECASE)


def open_reader(
    path: Path, *, verify_objects: bool = False, lay: Callable[[Store], Store] = lambda store: store
) -> Reader:
    """The repository that holds `path`, looked for upwards from there as git does.

    `lay` may lay more objects over the repository's own.

    Raises NoRepositoryError where there is none, RepositoryRefusedError where there is one that cannot be read. A
    repository without commits opens: it is `resolve` that says so.
    """
    folder = path.expanduser().absolute()
    try:
        exists = folder.exists()
    except OSError as error:
        raise RepositoryRefusedError(f"{folder} cannot be read: {error.strerror}.", _RIGHTS_HINT) from error
    if not exists:
        raise NoRepositoryError(f"There is no folder {folder}.", "Name one that exists: --repo-path PATH.")
    try:
        store = Pygit2Store(folder)
    except ImportError:
        raise
    except Exception as error:
        raise _refusal(folder, str(error)) from error
    return StoreReader(lay(store), verify_objects=verify_objects)


_RIGHTS_HINT = "Look at who owns it, and whether you may read it."


def _refusal(folder: Path, words: str) -> NoRepositoryError | RepositoryRefusedError:
    """What an engine's words mean for a user."""
    found = next((each for each in (folder, *folder.parents) if _holds_git(each)), None)
    if found is None:
        return NoRepositoryError(
            f"There is no git repository in {folder} or above it.",
            "Go into one, or name it: craftnudge track --repo-path PATH.",
        )
    if _NOT_OWNED.search(words):
        return RepositoryRefusedError(
            f"git does not trust {found}: it belongs to another user.",
            f"If you do: git config --global --add safe.directory {shlex.quote(str(found))}",
        )
    return RepositoryRefusedError(f"The repository {found} cannot be read: {words.strip().rstrip('.')}.", _RIGHTS_HINT)


def _holds_git(folder: Path) -> bool:
    """Whether a repository lies here: a `.git` of whatever kind, or the parts of a bare one."""
    try:
        return (folder / ".git").exists() or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())
    except OSError:
        return True  # something is here that we may not look at
