"""Who git says the user is, where there is no repository to ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.git_config import user_settings
from craftnudge.domain.commits.record import Person

if TYPE_CHECKING:
    from collections.abc import Mapping


def global_identity() -> Person | None:
    """user.name and user.email of the user's own configuration; None where neither is set or it cannot be read."""
    settings = user_settings(Path.home())
    if settings is None:
        settings = _read_by_libgit2()
    name, email = settings.get("user.name", ""), settings.get("user.email", "")
    return Person(name, email) if name or email else None


def _read_by_libgit2() -> Mapping[str, str]:
    """The same without git: dear to load, so only where there is no git, or it finds no configuration."""
    from pygit2 import Config, GitError  # noqa: PLC0415

    try:
        config = Config.get_global_config()
        return {name: config[name] or "" for name in ("user.name", "user.email") if name in config}
    except (OSError, GitError):
        return {}
