"""Checks loose objects before an engine opens them: an engine reads each file whole, whatever its size."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from craftnudge.adapters.git.objects.special_files import is_special, special_files_in
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectTooLargeError
from craftnudge.errors import RepositoryRefusedError
from craftnudge.runtime.bounded_read import open_ordinary, ordinary_bytes
from craftnudge.runtime.limits import LARGEST_LIST_BYTES

_ALTERNATES = 1_000
_ALTERNATES_DEPTH = 5  # git and libgit2 follow no longer chain
# The kind and the size of a loose object stand in its first bytes.
_HEADER_BYTES = 64
_MOST_COMPRESSED = 1_032  # times: zlib's limit


def object_folders(common_folder: Path) -> list[Path]:
    """The folders of a repository's objects: its own, and those of the repositories that it borrows from.

    Raises RepositoryRefusedError for more than 1,000 of them.
    """
    folders: dict[Path, None] = {}
    waiting = [(common_folder / "objects", 0)]
    while waiting:
        folder, depth = waiting.pop()
        if folder in folders:
            continue
        folders[folder] = None
        if len(folders) > _ALTERNATES:
            raise RepositoryRefusedError("repository.many-alternates", repository=common_folder, limit=_ALTERNATES)
        with suppress(OSError):
            lines = ordinary_bytes(folder / "info" / "alternates", LARGEST_LIST_BYTES).split(b"\n")
            if depth < _ALTERNATES_DEPTH:
                waiting += [(folder / os.fsdecode(line), depth + 1) for line in lines if line and line[:1] != b"#"]
    return list(folders)


class LooseObjects:
    """Checks loose objects; each of the 256 folders they lie in is listed once, when first needed."""

    def __init__(self, common_folder: Path) -> None:
        self._common_folder = common_folder
        self._folders: list[Path] | None = None
        self._is_listed = bytearray(256)
        self._files: dict[str, str] = {}

    def check(self, object_id: bytes, most_bytes: int) -> None:
        """Raises ObjectDamagedError unless the file is ordinary, ObjectTooLargeError for more than `most_bytes`."""
        if not self._is_listed[object_id[0]]:
            self._list(object_id[0])
        path = self._files.get(object_id.hex())
        if path is None:
            return
        file = Path(path)
        if is_special(file):
            raise ObjectDamagedError(object_id.hex(), "it is not an ordinary file")
        # Compressed, an object takes at most 1% more than its size, and at least a thousandth of it.
        too_large = is_special(file, most_bytes + most_bytes // 100 + 1024)
        if too_large or (is_special(file, most_bytes // _MOST_COMPRESSED) and _stated_bytes(file) > most_bytes):
            raise ObjectTooLargeError(object_id.hex(), f"it has more than {most_bytes} bytes")

    def any_special(self) -> bool:
        """Whether any loose object is not an ordinary file."""
        folders = object_folders(self._common_folder)
        return any(
            True for folder in folders for first in range(256) for _ in special_files_in(folder / f"{first:02x}")
        )

    def _list(self, first_byte: int) -> None:
        self._is_listed[first_byte] = True
        if self._folders is None:
            self._folders = object_folders(self._common_folder)
        name = f"{first_byte:02x}"
        for folder in self._folders:
            with suppress(OSError, ValueError), os.scandir(folder / name) as entries:
                for entry in entries:
                    self._files.setdefault(name + entry.name, entry.path)


def _stated_bytes(file: Path) -> int:
    """The size in a loose object's header, 0 if there is none; pygit2 gives it correctly only below 2 GiB."""
    import zlib  # noqa: PLC0415 - for large files alone

    try:
        with os.fdopen(open_ordinary(file), "rb") as stream:
            head = zlib.decompressobj().decompress(stream.read(_HEADER_BYTES), _HEADER_BYTES)
        return int(head.partition(b"\0")[0].partition(b" ")[2])
    except (OSError, ValueError, zlib.error):
        return 0
