"""The environment of every test, and of every process that a test starts: the same on any machine."""

from __future__ import annotations

import compileall
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import craftnudge

if TYPE_CHECKING:
    from collections.abc import Mapping

# Where programs and temporary files are, what measures coverage in processes, and what tests/golden reads. All other
# variables are left out: those of git, XDG, the locale, the time zone, colours, proxies, CI, Python, CraftNudge and
# Ollama.
_PASSED_ON = frozenset(
    ("PATH", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "COMSPEC", "PATHEXT")
)
_PASSED_ON_PREFIXES = ("COVERAGE_", "PYTEST_", "CRAFTNUDGE_GOLDEN")

_FIXED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    # The first process that writes bytecode makes other system calls than the second, and some tests count these.
    "PYTHONDONTWRITEBYTECODE": "1",
}
UMASK = 0o022
_NO_HOME = "/nonexistent"


def known_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables of `environ` that are passed on, and the fixed ones; without a home folder."""
    passed_on = {
        name: value
        for name, value in environ.items()
        if name.upper() in _PASSED_ON or name.startswith(_PASSED_ON_PREFIXES)
    }
    return passed_on | _FIXED


def enter_known_environment() -> None:
    """Replaces the environment, umask, time zone, temporary folder and ignored signals of this process."""
    environment = known_environment() | {"TMPDIR": temporary_folder()}
    tempfile.tempdir = environment["TMPDIR"]
    os.environ.clear()
    os.environ.update(environment | {"HOME": _NO_HOME, "USERPROFILE": _NO_HOME, "GIT_CONFIG_GLOBAL": os.devnull})
    os.umask(UMASK)
    if sys.platform != "win32":
        time.tzset()
    heed_signals()


def heed_signals() -> None:
    """Ends the ignoring of signals that this process was started with.

    A shell starts what it puts in the background with Ctrl-C ignored, and `nohup` with hang-ups. Every program inherits
    that, and those of the tests that are to be interrupted would go on.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def temporary_folder() -> str:
    """The machine's temporary folder, or another where that one cannot hold repositories and their hooks."""
    folder = tempfile.gettempdir()
    return next((path for path in (folder, "/tmp", "/var/tmp") if holds_repositories(Path(path))), folder)  # noqa: S108


def holds_repositories(folder: Path) -> bool:
    """Whether programs in it may be run, and no repository is found in it or above it."""
    if not os.access(folder, os.W_OK) or any((path / ".git").exists() for path in (folder, *folder.parents)):
        return False
    return not hasattr(os, "ST_NOEXEC") or not os.statvfs(folder).f_flag & os.ST_NOEXEC


def compile_source() -> None:
    """Compiles the package, so that no process of a test has to: without bytecode each start takes twice as long."""
    compileall.compile_dir(Path(craftnudge.__file__).parent, quiet=2)
