"""The files that may hold settings: in a work tree, or as texts of a commit; and the user's own file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from craftnudge.runtime.bounded_read import open_ordinary
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Mapping

# Reading stops here: a larger file is not a file of settings.
LARGEST_FILE_BYTES = 1024 * 1024


class ProjectFiles(Protocol):
    """The files at the top of a project, wherever they are stored."""

    def text(self, name: str) -> str | None:
        """The text of a file, None if there is no such file or it cannot be read."""
        ...

    def where(self, name: str) -> str:
        """The name of a file as the user knows it."""
        ...

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""
        ...


@dataclass(frozen=True, slots=True)
class WorkTreeFiles:
    """The files in the top folder of a work tree."""

    top: Path

    def text(self, name: str) -> str | None:
        """The text of a file, None if it cannot be read. Bytes that are not UTF-8 become replacement characters."""
        return text_of(self.top / name)

    def where(self, name: str) -> str:
        """The path of a file."""
        return str(self.top / name)

    def has(self, name: str) -> bool:
        """Whether there is a file of that name, a folder or a pipe not included."""
        return (self.top / name).is_file()


@dataclass(frozen=True, slots=True)
class TextFiles:
    """Files whose texts are in memory, such as those of a commit; `prefix` stands before their names in messages."""

    texts: Mapping[str, str]
    prefix: str = ""

    def text(self, name: str) -> str | None:
        """The text of a file, None if there is no such file."""
        text = self.texts.get(name)
        return None if text is None else text.removeprefix("\ufeff")[:LARGEST_FILE_BYTES]

    def where(self, name: str) -> str:
        """The name of a file behind the prefix."""
        return self.prefix + name

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return name in self.texts


def user_file(environ: Mapping[str, str]) -> Path:
    """The user's own file: `$CRAFTNUDGE_CONFIG`, else `craftnudge/config.toml` in the platform's settings folder."""
    if environ.get("CRAFTNUDGE_CONFIG"):
        return expanded(Path(environ["CRAFTNUDGE_CONFIG"]))
    if environ.get("XDG_CONFIG_HOME"):
        return Path(environ["XDG_CONFIG_HOME"], "craftnudge", "config.toml")
    platform: str = sys.platform
    if platform not in ("win32", "darwin"):
        return expanded(Path(environ.get("HOME") or "~")) / ".config" / "craftnudge" / "config.toml"
    # Imported here: 17 ms, which a hook on Linux does not have to spend.
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("craftnudge", appauthor=False) / "config.toml"


def text_of(path: Path) -> str | None:
    """The text of a file, None if it cannot be read. Bytes that are not UTF-8 become replacement characters."""
    try:
        # A repository may hold a link to a terminal, a pipe or a device, and reading those may never end.
        with os.fdopen(open_ordinary(path), "rb") as file:
            return file.read(LARGEST_FILE_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return None


def find_top(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a `.git`, None outside a repository."""
    folder = start.absolute()
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)
