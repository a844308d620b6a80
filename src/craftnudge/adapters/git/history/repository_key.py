"""Names a repository so that all its clones have the same key: by its first commit and its origin, else its folder.

A fork of the same name has the same key. `git config craftnudge.name` gives it another one.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from craftnudge.adapters.git.history import revisions
from craftnudge.adapters.git.history.known_roots import LONG_WALK_COMMITS
from craftnudge.adapters.git.objects.store import ReferenceDamagedError
from craftnudge.domain.commits.record import Repository
from craftnudge.errors import CommitDamagedError, NoCommitsError, UsageError
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.lazy_regex import marked_pattern, pattern
from craftnudge.runtime.limits import REPOSITORY_CONFIG_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.history.ancestry import Ancestry
    from craftnudge.adapters.git.history.known_roots import KnownRoots
    from craftnudge.adapters.git.objects.store import Place, Store

_SECTION = pattern(r"^\ufeff?\s*\[([^\]]*)\]", re.MULTILINE)
_URL = pattern(r"^\s*url\s*=\s*(.*?)\s*$", re.MULTILINE | re.IGNORECASE)
_NAME = pattern(r"^\s*name\s*=\s*(.*?)\s*$", re.MULTILINE | re.IGNORECASE)
_OURS = marked_pattern(("craftnudge",), r"craftnudge\Z", re.IGNORECASE)
_ORIGIN = marked_pattern(("origin",), r'remote\s+"origin"\Z', re.IGNORECASE)


def repository_of(store: Store, ancestry: Ancestry, known_roots: KnownRoots | None) -> Repository:
    """The name, key, path and branch of a store's repository; the key begins with `rootless` without a first commit."""
    place = store.place
    name = repository_name(place)
    return Repository(
        name=name,
        key=f"{_root(store, ancestry, known_roots) or 'rootless'}/{name}",
        path=_storable(str(_findable(place).resolve())),
        branch=_branch(store),
    )


def repository_name(place: Place) -> str:
    """The last part of `craftnudge.name` or of the origin's address, else the name of the folder, without `.git`."""
    config = _config_text(place.common_folder / "config")
    name = _last_part(_value(config, _OURS, _NAME)) or _last_part(_value(config, _ORIGIN, _URL))
    if name:
        return name
    # After `git init --separate-git-dir` a clone would be called by the folder of the work tree.
    is_separate = place.common_folder == place.git_folder
    return _last_part(str(_findable(place) if is_separate else place.common_folder))


def _findable(place: Place) -> Path:
    """The folder that git finds the repository from: its work tree, unless only GIT_DIR leads from there to it."""
    work_tree = place.work_tree
    return place.git_folder if work_tree is None or not (work_tree / ".git").exists() else work_tree


def _root(store: Store, ancestry: Ancestry, known_roots: KnownRoots | None) -> str | None:
    """The first commit of HEAD's history, None if there is no HEAD or the clone is shallow."""
    cached_root = known_roots.root_of(store) if known_roots else None
    if cached_root is not None:
        return cached_root
    links_before = len(ancestry.links)
    try:
        root = ancestry.root(revisions.resolve(store, "HEAD"))
    except (NoCommitsError, CommitDamagedError, UsageError):
        return None
    if root and known_roots and len(ancestry.links) - links_before > LONG_WALK_COMMITS:
        known_roots.remember(store, root)
    return root


def _branch(store: Store) -> str | None:
    try:
        name = store.head()
    except ReferenceDamagedError:
        return None
    return _storable(name.removeprefix("refs/heads/")) if name else None


def _last_part(address: str) -> str:
    parts = [part for part in address.replace("\\", "/").replace(":", "/").split("/") if part not in {"", ".", ".git"}]
    return _storable(parts[-1].removesuffix(".git")) if parts else ""


def _storable(name: str) -> str:
    r"""A name from the file system as text that can be stored; bytes that are not UTF-8 are written as `\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _config_text(config: Path) -> str:
    """A configuration file; reading it through git would take a process."""
    try:
        return ordinary_bytes(config, REPOSITORY_CONFIG_BYTES).decode("utf-8", "surrogateescape")
    except OSError:
        return ""


def _value(text: str, section_name: re.Pattern[str], value: re.Pattern[str]) -> str:
    """The first such value in a section with such a name; empty without one."""
    sections = list(_SECTION.finditer(text))
    for section, following in zip_longest(sections, sections[1:]):
        if section_name.match(section[1].strip()):
            found = value.search(text, section.end(), following.start() if following else len(text))
            if found:
                return found[1].strip('"')
    return ""
