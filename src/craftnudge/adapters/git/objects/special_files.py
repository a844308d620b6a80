"""Files that must not be opened: a pipe, a device or an oversized file under the name of one of git's own.

git and libgit2 open whatever has the right name, so the files are checked first. A time limit around reading is not
enough: libgit2 waits for a pipe while it holds the interpreter's lock (a watching thread got no turn in 3 s), a signal
would interrupt it in the main thread only, and a configuration of 2.5 GiB took 2.6 GB of memory (pygit2 1.21.0 with
libgit2 1.9.7, Linux).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.git.objects.store import Place


def is_special(path: Path, most_bytes: int | None = None) -> bool:
    """Whether the path is neither a folder nor an ordinary file of at most `most_bytes`; False if nothing is there."""
    status = file_status(path)
    if status is None or S_ISDIR(status.st_mode):
        return False
    return not S_ISREG(status.st_mode) or (most_bytes is not None and status.st_size > most_bytes)


def file_status(path: Path) -> os.stat_result | None:
    """What stat(2) says of a path, links followed; None if nothing is there or it may not be seen."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def refuse_special(path: Path, most_bytes: int | None) -> None:
    """Raises RepositoryRefusedError if the path `is_special`."""
    if not is_special(path, most_bytes):
        return
    if is_special(path):
        raise RepositoryRefusedError("repository.special-file", path=path)
    raise RepositoryRefusedError("repository.large-file", path=path, limit=most_bytes)


def special_files_in(folder: Path) -> Iterator[Path]:
    """The entries of a folder that are neither files nor folders, nor links to one."""
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_file() and not entry.is_dir() and file_status(Path(entry.path)):
                yield Path(entry.path)


def any_special_reference(place: Place) -> bool:
    """Whether any reference or reflog is not an ordinary file: an engine may open each of them for one revision."""
    return any(
        True
        for top in {place.git_folder, place.common_folder}
        for kind in ("refs", "logs")
        for folder, _, _ in os.walk(top / kind)
        for _ in special_files_in(Path(folder))
    )
