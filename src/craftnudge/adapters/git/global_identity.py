"""The user's name and address in git's configuration, outside any repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.author_identity import author_at
from craftnudge.adapters.git.git_config import user_settings
from craftnudge.adapters.git.objects import libgit2
from craftnudge.domain.commits.record import Person

if TYPE_CHECKING:
    from collections.abc import Mapping


def global_identity(folder: Path | None = None) -> Person | None:
    """Who git takes for the author of a new commit in a folder that is in no repository.

    Where git cannot say (a name or an address is missing), what the user's own configuration has of both; None if it
    has neither or cannot be read.
    """
    author = author_at(folder or Path.home())
    if author is not None:
        return author
    settings = user_settings(Path.home())
    if settings is None:
        settings = _read_by_libgit2()
    name, email = settings.get("user.name", ""), settings.get("user.email", "")
    return Person(name, email) if name or email else None


def _read_by_libgit2() -> Mapping[str, str]:
    """The same through libgit2, which is slow to load: only if there is no git, or it fails."""
    pygit2 = libgit2.load_package()
    try:
        config = pygit2.Config.get_global_config()
        return {name: config[name] or "" for name in ("user.name", "user.email") if name in config}
    except (OSError, pygit2.GitError):
        return {}
