"""Opens a repository, or explains why it cannot be opened."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.git.git_variables import is_beyond_ceiling, variables_for
from craftnudge.adapters.git.history.known_roots import KnownRoots
from craftnudge.adapters.git.objects.pygit2_store import Pygit2Store
from craftnudge.adapters.git.objects.repository_files import refuse_special_files
from craftnudge.adapters.git.store_reader import StoreReader
from craftnudge.errors import NoRepositoryError, RepositoryRefusedError
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Callable

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
    """A reader of the repository at or above `path`, found as git finds it.

    `cache_folder` is where the hash of a long history's first commit is cached; with None nothing is written.
    `verify_objects` recomputes the hash of every tree and file that is read, not only of commits.
    `engine` allows only one of the engines; by default pygit2 reads, or the git command where pygit2 cannot.
    `wrap_store` may return a store with more objects than the repository's own.

    Raises NoRepositoryError if there is no repository, RepositoryRefusedError if it cannot be read. A repository
    without commits opens; `Reader.resolve` then raises NoCommitsError.
    """
    folder = expanded(path).absolute()
    try:
        exists = folder.exists()
    except OSError as error:
        raise RepositoryRefusedError("folder.unreadable", folder=folder, reason=error.strerror) from error
    if not exists:
        raise NoRepositoryError("folder.missing", folder=folder)
    variables = variables_for(folder)
    refuse_special_files(Path(variables["GIT_DIR"]) if "GIT_DIR" in variables else folder)
    # libgit2 cannot open a git folder whose common folder is named apart from it.
    store = _open(folder, engine or ("git" if "GIT_COMMON_DIR" in variables else None))
    wrapped = wrap_store(store)
    return StoreReader(
        wrapped,
        reopen=partial(type(store), folder) if wrapped is store else None,
        known_roots=None if cache_folder is None else KnownRoots(cache_folder),
        verify_objects=verify_objects,
    )


def _open(folder: Path, engine: str | None) -> Pygit2Store | CommandStore:
    repository = _nearest_repository(folder)
    if repository is not None and is_beyond_ceiling(folder, repository):
        raise NoRepositoryError("repository.none", folder=folder)
    if engine == "git":
        return _open_with_git(folder, "")
    try:
        return Pygit2Store(folder)
    except ImportError:
        raise
    except Exception as error:
        if engine == "pygit2" or _nearest_repository(folder) is None:
            raise _refusal(folder, str(error)) from error
        libgit2_reason = str(error)
    return _open_with_git(folder, libgit2_reason)


def _open_with_git(folder: Path, libgit2_reason: str) -> CommandStore:
    """What libgit2 refuses, git may still open: it knows newer formats and which folders the user trusts."""
    from craftnudge.adapters.git.objects.command_store import CommandStore  # noqa: PLC0415 - subprocess costs a hook 10 ms

    try:
        return CommandStore(folder)
    except RepositoryRefusedError as error:
        raise _refusal(
            folder, "; ".join(filter(None, (libgit2_reason, str(error.details.get("reason", error)))))
        ) from error


def _refusal(folder: Path, reason: str) -> NoRepositoryError | RepositoryRefusedError:
    """The error for an engine's `reason`; only its text tells that the folder belongs to another user."""
    repository = _nearest_repository(folder)
    named = variables_for(folder).get("GIT_DIR")
    if repository is None and named is not None:
        return NoRepositoryError("repository.none-in-variable", folder=named)
    if repository is None:
        return NoRepositoryError("repository.none", folder=folder)
    if _NOT_OWNED.search(reason):
        return RepositoryRefusedError("repository.untrusted", repository=repository)
    return RepositoryRefusedError("repository.unreadable", repository=repository, reason=reason.strip().rstrip("."))


def _nearest_repository(folder: Path) -> Path | None:
    named = variables_for(folder).get("GIT_DIR")
    if named is not None:
        # It may also name the file `.git` of a linked work tree.
        return Path(named) if _holds_git(Path(named)) or Path(named).is_file() else None
    return next((parent for parent in (folder, *folder.parents) if _holds_git(parent)), None)


def _holds_git(folder: Path) -> bool:
    """Whether a repository lies here: anything called `.git`, or the files of a bare repository."""
    try:
        return (folder / ".git").exists() or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())
    except OSError:
        return True  # something is here that we may not look at
