"""Where checks of the user's own come from: files that the user's settings name, and installed packages."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GROUP = "craftnudge.checks"
_LARGEST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class PluginSource:
    """One plug-in. `name` is how the user knows it; `target` a file, or "module:attribute" of a package."""

    name: str
    target: str
    is_file: bool

    @property
    def folder(self) -> str:
        """Where its process runs: never in the repository, whose files it could import."""
        return str(Path(self.target).parent) if self.is_file else sys.prefix


def plugin_sources(files: Iterable[str], base: Path) -> tuple[PluginSource, ...]:
    """The plug-ins of these files, and those of installed packages. Relative paths are below `base`."""
    named = (PluginSource(text, str(base / expanded(Path(text))), is_file=True) for text in files)
    return (*named, *(_installed() if _may_be_installed() else ()))


def _may_be_installed() -> bool:
    """Whether a package has our group: looked for by hand, since `importlib.metadata` takes 20 ms to load."""
    return any(GROUP.encode() in text for folder in sys.path for text in _entry_points(folder))


def _entry_points(folder: str) -> Iterator[bytes]:
    try:
        with os.scandir(folder or ".") as entries:
            found = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return
    for path in found:
        try:
            with open(f"{path}/entry_points.txt", "rb") as file:  # noqa: PTH123 - a hundred of them, before each check
                yield file.read(_LARGEST_BYTES)
        except OSError:
            continue


def _installed() -> Iterator[PluginSource]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - only where there is a plug-in

    for point in entry_points(group=GROUP):
        package = "" if point.dist is None else f" ({point.dist.name})"
        yield PluginSource(f"{point.name}{package}", point.value, is_file=False)
