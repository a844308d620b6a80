"""The files that git reads of itself when it opens a repository, refused if reading them would not end."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.loose_objects import object_folders
from craftnudge.adapters.git.objects.special_files import file_status, refuse_special, special_files_in
from craftnudge.errors import RepositoryRefusedError
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.limits import LARGEST_LIST_BYTES, REFERENCES_BYTES, REPOSITORY_CONFIG_BYTES
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A hash, or the path of a folder or of a reference.
_POINTER_BYTES = 64 * 1024
# git gives up at this depth of includes (config.c), but has no limit on their number.
_INCLUDE_DEPTH = 10
_INCLUDED_FILES = 1_000
_SYMBOLIC_DEPTH = 5  # git follows no longer chain of symbolic references (refs.c, SYMREF_MAXDEPTH)

# With the largest size that is read; None for files that are mapped into memory, whatever their size.
_OF_WORK_TREE: Mapping[str, int | None] = {
    "HEAD": _POINTER_BYTES,
    "commondir": _POINTER_BYTES,
    "gitdir": _POINTER_BYTES,
    "config.worktree": REPOSITORY_CONFIG_BYTES,
}
_SHARED: Mapping[str, int | None] = {
    "config": REPOSITORY_CONFIG_BYTES,
    "packed-refs": REFERENCES_BYTES,
    "shallow": LARGEST_LIST_BYTES,
    "info/grafts": LARGEST_LIST_BYTES,
    "objects/info/alternates": LARGEST_LIST_BYTES,
    "objects/info/commit-graph": None,
}
_PATH = pattern(rb"(?mi)^[ \t]*path[ \t]*=[ \t]*([^\n]*)")


def refuse_special_files(folder: Path) -> None:
    """Raises RepositoryRefusedError if git would not finish reading the repository that holds the folder.

    Returns at once if there is none.
    """
    git_folder = git_folder_of(folder)
    if git_folder is None:
        return
    for name, most_bytes in _OF_WORK_TREE.items():
        refuse_special(git_folder / name, most_bytes)
    shared = _pointed_to(git_folder / "commondir")
    common_folder = git_folder if shared is None else git_folder / shared
    for name, most_bytes in _SHARED.items():
        refuse_special(common_folder / name, most_bytes)
    for path in _branch_files(git_folder, common_folder):
        refuse_special(path, _POINTER_BYTES)
    for config in (common_folder / "config", git_folder / "config.worktree"):
        for path in _included_files(config):
            refuse_special(path, REPOSITORY_CONFIG_BYTES)
    for objects in object_folders(common_folder):
        for part in ("pack", "info/commit-graphs"):
            for path in special_files_in(objects / part):
                refuse_special(path, None)


def git_folder_of(folder: Path) -> Path | None:
    """The git folder of the repository that holds a folder, searched for upwards as git does; None if there is none."""
    for parent in (folder, *folder.parents):
        inner = parent / ".git"
        if os.path.lexists(inner / "HEAD"):
            return inner
        status = file_status(inner)
        if status is not None and S_ISREG(status.st_mode):
            refuse_special(inner, _POINTER_BYTES)
            target = _pointed_to(inner)
            return None if target is None else parent / target
        if os.path.lexists(parent / "HEAD") and file_status(parent / "objects"):
            return parent
    return None


def _pointed_to(path: Path) -> Path | None:
    """The folder that a file of one line names; None if there is no such file."""
    try:
        text = ordinary_bytes(path, _POINTER_BYTES).strip()
        return Path(os.fsdecode(text.removeprefix(b"gitdir:").strip()))
    except (OSError, ValueError):
        return None


def _branch_files(git_folder: Path, common_folder: Path) -> Iterator[Path]:
    """The files that HEAD leads to through symbolic references, in both folders where each may lie."""
    file = git_folder / "HEAD"
    for _ in range(_SYMBOLIC_DEPTH):
        try:
            text = ordinary_bytes(file, _POINTER_BYTES)
        except (OSError, ValueError):
            return
        if not text.startswith(b"ref:"):
            return
        name = os.fsdecode(text[4:].strip())
        yield git_folder / name
        yield common_folder / name
        file = common_folder / name


def _included_files(config: Path) -> Iterator[Path]:
    """The files that a configuration includes, with or without a condition, and those that they include in turn.

    Raises RepositoryRefusedError for more than 1,000 of them.
    """
    waiting, included = [(config, 0)], 0
    while waiting:
        path, depth = waiting.pop()
        try:
            content = ordinary_bytes(path, REPOSITORY_CONFIG_BYTES)
        except (OSError, ValueError):
            continue
        if b"[include" not in content.lower():
            continue
        for matched in _PATH.finditer(content):
            included += 1
            if included > _INCLUDED_FILES:
                raise RepositoryRefusedError("repository.many-includes", path=config, limit=_INCLUDED_FILES)
            target = path.parent / expanded(Path(os.fsdecode(matched[1].strip().strip(b'"'))))
            yield target
            if depth < _INCLUDE_DEPTH:
                waiting.append((target, depth + 1))
