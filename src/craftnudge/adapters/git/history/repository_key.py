"""What a repository is called, so that all its clones are called the same: by its origin, else by its folder."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.limits import REPOSITORY_CONFIG_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.objects.store import Place

_SECTION = pattern(r"^\ufeff?\s*\[([^\]]*)\]", re.MULTILINE)
_URL = pattern(r"^\s*url\s*=\s*(.*?)\s*$", re.MULTILINE | re.IGNORECASE)
_ORIGIN = pattern(r'remote\s+"origin"\Z', re.IGNORECASE)


def repository_name(place: Place) -> str:
    """The last part of the origin's address, else the name of the folder, without `.git`."""
    origin = _origin(place.common_folder / "config")
    name = _last_part(origin) if origin else ""
    if name:
        return name
    # `git init --separate-git-dir`: the folder of the work tree is what a clone would be called by.
    is_apart = place.work_tree is not None and place.common_folder == place.git_folder
    return _last_part(str(place.work_tree if is_apart else place.common_folder))


def _last_part(address: str) -> str:
    parts = [part for part in re.split(r"[/\\:]", address) if part not in {"", ".git"}]
    name = parts[-1].removesuffix(".git") if parts else ""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _origin(config: Path) -> str:
    """The address of `origin` in a configuration file, read by hand: a name is not worth git's whole configuration."""
    try:
        text = ordinary_bytes(config, REPOSITORY_CONFIG_BYTES).decode("utf-8", "surrogateescape")
    except OSError:
        return ""
    sections = list(_SECTION.finditer(text))
    for section, following in zip_longest(sections, sections[1:]):
        if _ORIGIN.match(section[1].strip()):
            found = _URL.search(text, section.end(), following.start() if following else len(text))
            if found:
                return found[1].strip('"')
    return ""
