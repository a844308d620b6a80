"""Where the program stores its files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


def home_folder(environ: Mapping[str, str]) -> Path:
    """The folder of everything that is stored: `$CRAFTNUDGE_HOME`, else the platform's user data folder.

    Raises UsageError if that is in the home of an unknown user.
    """
    chosen = environ.get("CRAFTNUDGE_HOME", "")
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise UsageError("home.unknown-user", folder=chosen) from None
    platform: str = sys.platform
    if platform not in ("win32", "darwin"):
        given = environ.get("XDG_DATA_HOME", "")
        # The XDG base directory specification lets a relative path count as none.
        return (Path(given) if given.startswith("/") else _own_folder(environ) / ".local" / "share") / "craftnudge"
    # Imported here: 17 ms that Linux, where the rule is short, need not pay in a hook.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("craftnudge", appauthor=False)


def _own_folder(environ: Mapping[str, str]) -> Path:
    try:
        return Path(environ.get("HOME") or "~").expanduser()
    except RuntimeError:
        raise UsageError("home.none") from None


def expanded(path: Path) -> Path:
    """The path with `~` expanded; unchanged for an unknown user, so that nothing is found there."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def cache_folder(home: Path) -> Path:
    """The folder of everything that can be computed again; it may be deleted at any time."""
    return home / "cache"


def behaviors_folder(home: Path) -> Path:
    """The folder of all journals: commits, sessions, nudges."""
    return home / "data" / "behaviors"
