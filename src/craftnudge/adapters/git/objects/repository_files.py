"""Parts of a repository whose reading would not end: a pipe, a device or a file without measure in the place of git's.

git and libgit2 open what has the right name, and wait. So before either looks, the files that both read of themselves
are looked at here, and the folders that objects lie in before an object is read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectTooLargeError
from craftnudge.errors import RepositoryRefusedError
from craftnudge.runtime.bounded_read import open_ordinary, ordinary_bytes
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.limits import LARGEST_LIST_BYTES, REFERENCES_BYTES, REPOSITORY_CONFIG_BYTES
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from craftnudge.adapters.git.objects.store import Place

# A hash, or the path of a folder or of a reference.
_POINTER_BYTES = 64 * 1024
# git gives up at this depth (config.c), and would go on with any number beside each other.
_INCLUDED_DEPTH = 10
_INCLUDED_FILES = 1_000
_ALTERNATES = 1_000
_ALTERNATES_DEPTH = 5  # git and libgit2 follow no longer chain
_SYMBOLIC_DEPTH = 5
# The kind and the size of a loose object stand in its first bytes.
_HEADER_BYTES = 64
_MOST_COMPRESSED = 1_032  # times: zlib cannot do more

# What git reads itself, with the bytes that it may have; None where it is mapped into memory, whatever its size.
_OWN: Mapping[str, int | None] = {
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


def refuse_endless(folder: Path) -> None:
    """RepositoryRefusedError where reading the repository that holds the folder would not end. None is none."""
    git_folder = _git_folder(folder)
    if git_folder is None:
        return
    for name, most_bytes in _OWN.items():
        _refuse(git_folder / name, most_bytes)
    common = git_folder
    if (pointed := _pointer(git_folder / "commondir")) is not None:
        common = git_folder / pointed
    for name, most_bytes in _SHARED.items():
        _refuse(common / name, most_bytes)
    _refuse_branch(git_folder, common)
    for place in (common / "config", git_folder / "config.worktree"):
        _refuse_included(place)
    for objects in object_folders(common):
        for part in ("pack", "info/commit-graphs"):
            for odd in _not_ordinary(objects / part):
                _refuse(odd, None)


def object_folders(common: Path) -> list[Path]:
    """Where a repository's objects lie: its own folder, and those of the repositories that it borrows from.

    RepositoryRefusedError where there are more of them than anybody has.
    """
    found: dict[Path, None] = {}
    waiting = [(common / "objects", 0)]
    while waiting:
        folder, depth = waiting.pop()
        if folder in found:
            continue
        found[folder] = None
        if len(found) > _ALTERNATES:
            raise RepositoryRefusedError(f"{common} borrows objects from more than {_ALTERNATES:,} repositories.")
        with suppress(OSError):
            lines = ordinary_bytes(folder / "info" / "alternates", LARGEST_LIST_BYTES).split(b"\n")
            if depth < _ALTERNATES_DEPTH:
                waiting += [(folder / os.fsdecode(each), depth + 1) for each in lines if each and each[:1] != b"#"]
    return list(found)


class LooseObjects:
    """The loose objects of a repository, looked at a folder at a time, before anything in that folder is read."""

    def __init__(self, common: Path) -> None:
        self._common = common
        self._folders: list[Path] | None = None
        self._seen = bytearray(256)
        self._files: dict[str, str] = {}

    def refuse_endless(self, object_id: bytes, most_bytes: int) -> None:
        """Raises ObjectDamagedError where the object is no ordinary file, ObjectTooLargeError where it is too large.

        libgit2 reads the whole file, whatever the object in it says of its size.
        """
        if not self._seen[object_id[0]]:
            self._look(object_id[0])
        found = self._files.get(object_id.hex())
        if found is None:
            return
        file = Path(found)
        if is_endless(file):
            raise ObjectDamagedError(object_id.hex(), "it is no ordinary file")
        # What cannot be compressed takes a little more than it is; what can be, at least a thousandth.
        too_large = is_endless(file, most_bytes + most_bytes // 100 + 1024)
        if too_large or (is_endless(file, most_bytes // _MOST_COMPRESSED) and _inflated_bytes(file) > most_bytes):
            raise ObjectTooLargeError(object_id.hex(), f"it has more than {most_bytes} bytes")

    def any_endless(self) -> bool:
        """Whether any of them is no ordinary file."""
        folders = object_folders(self._common)
        return any(True for folder in folders for first in range(256) for _ in _not_ordinary(folder / f"{first:02x}"))

    def _look(self, first: int) -> None:
        self._seen[first] = True
        if self._folders is None:
            self._folders = object_folders(self._common)
        name = f"{first:02x}"
        for folder in self._folders:
            with suppress(OSError, ValueError), os.scandir(folder / name) as entries:
                for entry in entries:
                    self._files.setdefault(name + entry.name, entry.path)


def _inflated_bytes(file: Path) -> int:
    """The size that a loose object says it has, 0 where it says none: pygit2 tells it only up to 2 GiB."""
    import zlib  # noqa: PLC0415 - for large files alone

    try:
        with os.fdopen(open_ordinary(file), "rb") as stream:
            head = zlib.decompressobj().decompress(stream.read(_HEADER_BYTES), _HEADER_BYTES)
        return int(head.partition(b"\0")[0].partition(b" ")[2])
    except (OSError, ValueError, zlib.error):
        return 0


def _not_ordinary(folder: Path) -> Iterator[Path]:
    """What in a folder is neither a file nor a folder, nor a link to one."""
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_file() and not entry.is_dir() and _state(Path(entry.path)):
                yield Path(entry.path)


def any_endless_name(place: Place) -> bool:
    """Whether any reference, or record of where it stood, is no ordinary file: an engine may open each."""
    return any(
        True
        for top in {place.git_folder, place.common_folder}
        for kind in ("refs", "logs")
        for folder, _, _ in os.walk(top / kind)
        for _ in _not_ordinary(Path(folder))
    )


def is_endless(path: Path, most_bytes: int | None = None) -> bool:
    """Whether something is there that is neither a folder nor an ordinary file of at most so many bytes."""
    state = _state(path)
    if state is None or S_ISDIR(state.st_mode):
        return False
    return not S_ISREG(state.st_mode) or (most_bytes is not None and state.st_size > most_bytes)


def _state(path: Path) -> os.stat_result | None:
    """What the system says of it, None where nothing is there or may be seen."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _refuse(path: Path, most_bytes: int | None) -> None:
    if not is_endless(path, most_bytes):
        return
    reason = "it is no ordinary file" if is_endless(path) else f"it has more than {most_bytes:,} bytes"
    raise RepositoryRefusedError(f"{path} is not read: {reason}.", "Look at who put it there.")


def _git_folder(folder: Path) -> Path | None:
    """The folder of the repository that holds a folder, looked for as git does."""
    for each in (folder, *folder.parents):
        inner = each / ".git"
        if os.path.lexists(inner / "HEAD"):
            return inner
        state = _state(inner)
        if state is not None and S_ISREG(state.st_mode):
            _refuse(inner, _POINTER_BYTES)
            pointed = _pointer(inner)
            return None if pointed is None else each / pointed
        if os.path.lexists(each / "HEAD") and _state(each / "objects"):
            return each
    return None


def _pointer(path: Path) -> Path | None:
    """The folder that a file of one line names."""
    try:
        text = ordinary_bytes(path, _POINTER_BYTES).strip()
        return Path(os.fsdecode(text.removeprefix(b"gitdir:").strip()))
    except (OSError, ValueError):
        return None


def _refuse_branch(git_folder: Path, common: Path) -> None:
    name = "HEAD"
    for _ in range(_SYMBOLIC_DEPTH):
        try:
            text = ordinary_bytes((git_folder if name == "HEAD" else common) / name, _POINTER_BYTES)
        except (OSError, ValueError):
            return
        if not text.startswith(b"ref:"):
            return
        name = os.fsdecode(text[4:].strip())
        for folder in (git_folder, common):
            _refuse(folder / name, _POINTER_BYTES)


def _refuse_included(config: Path) -> None:
    """What a configuration includes, as far as that can be seen without git: whether it holds or not is not asked."""
    waiting, seen = [(config, 0)], 0
    while waiting:
        path, depth = waiting.pop()
        try:
            content = ordinary_bytes(path, REPOSITORY_CONFIG_BYTES)
        except (OSError, ValueError):
            continue
        if b"[include" not in content.lower():
            continue
        for found in _PATH.finditer(content):
            seen += 1
            if seen > _INCLUDED_FILES:
                raise RepositoryRefusedError(f"{config} includes more than {_INCLUDED_FILES:,} files.")
            included = path.parent / expanded(Path(os.fsdecode(found[1].strip().strip(b'"'))))
            _refuse(included, REPOSITORY_CONFIG_BYTES)
            if depth < _INCLUDED_DEPTH:
                waiting.append((included, depth + 1))
