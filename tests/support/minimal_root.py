"""A machine without Python: a folder with a shell, a few programs and git, in which programs run as in a container.

Where that needs rights that the tests have not got, the program runs on this machine with an empty environment and a
PATH that leads to those programs alone.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a minimal distribution has, of which the stub and our hooks use some.
PROGRAMS = "sh cat cut env getent grep gzip head id ln ls mkdir mktemp mv nice rm sed sleep sort tail tar touch wc"
# All that the boot loader and the bundled libraries expect of a system.
SYSTEM_LIBRARIES = "libdl.so.2 libpthread.so.0 libm.so.6 libutil.so.1 librt.so.1 libz.so.1 ld-linux-x86-64.so.2"
_LIBRARY = re.compile(r"(/\S+\.so\S*)")


@dataclass(frozen=True)
class BareMachine:
    """Runs programs where there is no Python; `root` is None on this machine itself."""

    folder: Path
    root: Path | None

    @property
    def home(self) -> str:
        """The home folder of its user, as its programs know it."""
        return "/home" if self.root else str(self.folder / "home")

    def inside(self, path: Path) -> str:
        """The path as its programs know it."""
        return f"/{path.relative_to(self.root)}" if self.root else str(path)

    def start(self, *command: str, folder: str, **environment: str) -> subprocess.Popen[bytes]:
        """Starts a program in a folder, with these variables, PATH and HOME alone."""
        known = {"PATH": "/bin" if self.root else str(self.folder / "bin"), "HOME": self.home} | environment
        variables = [f"{name}={value}" for name, value in known.items() if value]
        words = ["env", "-i", *variables, "sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", folder, *command]
        if self.root:
            words = ["chroot", str(self.root), *words]
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)

    def __call__(self, *command: str, folder: str, code: int = 0, **environment: str) -> str:
        """What a program prints, errors too; it must end with this code."""
        process = self.start(*command, folder=folder, **environment)
        output = process.communicate(timeout=PATIENCE_SECONDS)[0].decode()
        assert process.returncode == code, f"{command} ended with {process.returncode}:\n{output}"
        return output


def bare_machine(folder: Path, *, git: bool) -> BareMachine:
    """A machine in this folder, with or without git."""
    names = [*PROGRAMS.split(), *(["git"] if git else [])]
    (folder / "home").mkdir(parents=True)
    if os.geteuid() or not shutil.which("chroot"):
        (folder / "bin").mkdir()
        for name in names:
            (folder / "bin" / name).symlink_to(str(shutil.which(name)))
        return BareMachine(folder, None)
    for below in ("bin", "tmp", "dev"):
        (folder / below).mkdir()
    for name, minor in (("null", 3), ("urandom", 9)):
        os.mknod(folder / "dev" / name, stat.S_IFCHR | 0o666, os.makedev(1, minor))
        (folder / "dev" / name).chmod(0o666)
    for name in names:
        path = Path(str(shutil.which(name))).resolve()
        shutil.copy2(path, folder / "bin" / name)
        _copy_libraries(path, folder)
    for name in SYSTEM_LIBRARIES.split():
        _copy(_system_library(name), folder)
    if git:
        templates = Path("/usr/share/git-core/templates")
        if templates.is_dir():
            shutil.copytree(templates, folder / templates.relative_to("/"))
    return BareMachine(folder, folder)


def _copy_libraries(program: Path, root: Path) -> None:
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)
    _copy((Path(found) for found in _LIBRARY.findall(listed.stdout)), root)


def _system_library(name: str) -> Iterable[Path]:
    folders = (Path("/lib64"), Path("/lib"), *Path("/lib").glob("*-linux-gnu"))
    return [path for folder in folders if (path := folder / name).exists()]


def _copy(files: Iterable[Path], root: Path) -> None:
    for file in files:
        target = root / file.relative_to("/")
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file.resolve(), target)
