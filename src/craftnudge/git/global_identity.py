"""Who git says the user is, where there is no repository to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.commits.record import Person

if TYPE_CHECKING:
    from pygit2 import Config


def global_identity() -> Person | None:
    """user.name and user.email of the user's own configuration; None where neither is set or it cannot be read."""
    # Imported here: what is dear to load is loaded where it is needed.
    from pygit2 import Config, GitError  # noqa: PLC0415

    try:
        config = Config.get_global_config()
    except (OSError, GitError):
        return None
    name, email = (_value(config, key) for key in ("user.name", "user.email"))
    return Person(name, email) if name or email else None


def _value(config: Config, key: str) -> str:
    try:
        return config[key] or ""
    except KeyError:
        return ""
