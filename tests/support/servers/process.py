"""Runs a server's program as a process that ends with the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.servers.binaries import must_change_user

if TYPE_CHECKING:
    from collections.abc import Iterator

# The user that servers run as where the tests run as root.
OTHER_USER = "nobody"


@contextmanager
def server_folder() -> Iterator[Path]:
    """A new folder that the server's user owns, with a path short enough for a Unix socket."""
    folder = Path(tempfile.mkdtemp(prefix="cn-", dir=_short_folder()))
    try:
        if must_change_user():
            shutil.chown(folder, OTHER_USER)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _short_folder() -> str:
    """A folder that any user may enter: that of the tests may lie below a private one."""
    return next(place for place in ("/var/tmp", "/tmp", tempfile.gettempdir()) if os.access(place, os.W_OK))  # noqa: S108


def start(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Starts a program in the folder as the server's user; what it says goes to the file `log` there."""
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=OTHER_USER if must_change_user() else None,
            group=_group() if must_change_user() else None,
            extra_groups=[] if must_change_user() else None,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"},
            umask=0o077,
        )


def run(command: list[str], folder: Path) -> None:
    """Runs a program to its end as the server's user."""
    with start(command, folder) as process:
        if process.wait(120):
            raise AssertionError((folder / "log").read_text(errors="replace")[-2_000:])


def _group() -> int:
    import pwd  # noqa: PLC0415 - not on Windows

    return pwd.getpwnam(OTHER_USER).pw_gid


def public_copy(source: Path, target: Path) -> Path:
    """A copy of a program, or of a folder of programs, that the server's user can reach; the source itself if it can.

    A virtual environment may lie below a folder that only its owner may enter.
    """
    if not must_change_user():
        return source
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy(source, target)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)
    return target
