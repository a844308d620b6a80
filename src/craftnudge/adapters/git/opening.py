"""Opening a repository, and saying plainly why one cannot be opened."""

from __future__ import annotations

import re
import shlex
from functools import partial
from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.git.history.known_roots import KnownRoots
from craftnudge.adapters.git.objects.pygit2_store import Pygit2Store
from craftnudge.adapters.git.objects.special_files import refuse_endless
from craftnudge.adapters.git.store_reader import Again, StoreReader
from craftnudge.errors import NoRepositoryError, RepositoryRefusedError
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from craftnudge.adapters.git.objects.command_store import CommandStore
    from craftnudge.adapters.git.objects.store import Store
    from craftnudge.adapters.git.reader import Reader

_NOT_OWNED = pattern(r"not owned by|dubious ownership", re.IGNORECASE)


def open_reader(
    path: Path,
    *,
    cache_folder: Path | None,
    verify_objects: bool = False,
    engine: Literal["pygit2", "git"] | None = None,
    wrap_store: Callable[[Store], Store] = lambda store: store,
) -> Reader:
    """The repository that holds `path`, looked for upwards from there as git does.

    `cache_folder` is where the hash of a long history's first commit is remembered; with None nothing is written.

    pygit2 reads it, and the git command where pygit2 cannot open it; `engine` allows one of them alone.
    `verify_objects` recomputes the hash of every tree and file that is read, not only of commits. `wrap_store` may put
    more objects on top of the repository's own.

    Raises NoRepositoryError where there is none, RepositoryRefusedError where there is one that cannot be read. A
    repository without commits opens: it is `resolve` that says so.
    """
    folder = expanded(path).absolute()
    try:
        exists = folder.exists()
    except OSError as error:
        raise RepositoryRefusedError(f"{folder} cannot be read: {error.strerror}.", _RIGHTS_HINT) from error
    if not exists:
        raise NoRepositoryError(f"there is no folder {folder}.", "Name one that exists: --repo-path PATH.")
    refuse_endless(folder)
    store = _open(folder, engine)
    wrapped = wrap_store(store)
    again = Again(partial(type(store), folder), verify_objects) if wrapped is store else None
    known_roots = None if cache_folder is None else KnownRoots(cache_folder)
    return StoreReader(wrapped, verify_objects=verify_objects, again=again, known_roots=known_roots)


def _open(folder: Path, engine: str | None) -> Pygit2Store | CommandStore:
    if engine == "git":
        return _open_with_git(folder, "")
    try:
        return Pygit2Store(folder)
    except ImportError:
        raise
    except Exception as error:
        if engine == "pygit2" or _found(folder) is None:
            raise _refusal(folder, str(error)) from error
        words = str(error)
    return _open_with_git(folder, words)


def _open_with_git(folder: Path, words: str) -> CommandStore:
    """What libgit2 refuses, git may know: new formats, and whom the user trusts (`words` are libgit2's)."""
    from craftnudge.adapters.git.objects.command_store import CommandStore  # noqa: PLC0415 - subprocess costs a hook 10 ms

    try:
        return CommandStore(folder)
    except RepositoryRefusedError as error:
        raise _refusal(folder, "; ".join(filter(None, (words, error.message)))) from error


_RIGHTS_HINT = "Look at who owns it, and whether you may read it."


def _refusal(folder: Path, words: str) -> NoRepositoryError | RepositoryRefusedError:
    """What an engine's words mean for a user."""
    found = _found(folder)
    if found is None:
        return NoRepositoryError(
            f"there is no git repository in {folder} or above it.",
            "Go into one, or name it: --repo-path PATH",
        )
    if _NOT_OWNED.search(words):
        return RepositoryRefusedError(
            f"git does not trust {found}: it belongs to another user.",
            f"If you do: git config --global --add safe.directory {shlex.quote(str(found))}",
        )
    return RepositoryRefusedError(f"the repository {found} cannot be read: {words.strip().rstrip('.')}.", _RIGHTS_HINT)


def _found(folder: Path) -> Path | None:
    """The nearest folder upwards where a repository seems to lie."""
    return next((each for each in (folder, *folder.parents) if _holds_git(each)), None)


def _holds_git(folder: Path) -> bool:
    """Whether a repository lies here: a `.git` of whatever kind, or the parts of a bare one."""
    try:
        return (folder / ".git").exists() or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())
    except OSError:
        return True  # something is here that we may not look at
