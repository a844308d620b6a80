"""Runs a git that may contact a server: only for mirrors, and only one address.

`adapters/git/command.py` forbids every protocol. Here those of the owner's address are allowed. Nothing is asked of a
person, no hook runs, and the time and the size have a limit.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.git.command import sealed_environment
from craftnudge.errors import ForgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from craftnudge.domain.forge.repository_address import RepositoryAddress

_MOST_SECONDS: Final = 600.0
MOST_MIRROR_BYTES: Final = 4 * 1024**3
_LOOK_SECONDS: Final = 0.2
_SIZE_SECONDS: Final = 1.0
_REASON_BYTES: Final = 2000
# A bare copy is never checked out, so what old versions of git and other tools wrote does no harm in it.
_OLD_FORMS: Final = (
    *("zeroPaddedFilemode", "missingSpaceBeforeDate", "missingSpaceBeforeEmail", "badTimezone", "missingEmail"),
    *("missingNameBeforeEmail", "badDate", "badEmail", "nullSha1", "missingAuthor", "multipleAuthors", "badName"),
)
_SAFE: Final = (
    *("--no-pager", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0"),
    *("-c", "maintenance.auto=false", "-c", "fetch.recurseSubmodules=false", "-c", "fetch.fsckObjects=true"),
    # A redirect would lead to another address than the owner's.
    *("-c", "http.followRedirects=false", "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60"),
)
# Whatever a user's own `url.*.insteadOf` makes of the address; a helper program (`ext`) is never allowed.
_PROTOCOLS: Final = {"https": "https:ssh", "ssh": "ssh:https", "http": "http:https", "file": "file"}


def fetch_with_git(
    folder: Path,
    address: RepositoryAddress,
    *arguments: str,
    token: str | None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> bytes:
    """Runs git in a mirror, with access to the address's server; returns what it printed, 64 KiB at most.

    Raises ForgeError if git fails, is stopped, takes longer than ten minutes, or makes the mirror larger than 4 GiB.
    """
    options = [part for name in _OLD_FORMS for part in ("-c", f"fetch.fsck.{name}=ignore")]
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(
                ["git", *_SAFE, *options, *arguments],
                cwd=folder,
                env=_environment(address, token),
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=complaints,
                start_new_session=True,  # no terminal to ask at, and one group to end
            )
        except OSError as error:
            raise ForgeError("mirror.no-git", reason=error.strerror or str(error)) from None
        try:
            _wait(process, folder, is_stopped)
        finally:
            _end(process)
        if process.returncode:
            complaints.seek(0)
            reason = complaints.read(_REASON_BYTES).decode("utf-8", "backslashreplace").strip()
            raise ForgeError("mirror.fetch", address=address.text, reason=_last_line(reason))
        printed.seek(0)
        return printed.read(65_536)


def _last_line(reason: str) -> str:
    """What git said at last, without its mark and its period."""
    last = reason.rsplit("\n", maxsplit=1)[-1].strip()
    return last.removeprefix("fatal: ").removeprefix("error: ").rstrip(".") or "git failed"


def _environment(address: RepositoryAddress, token: str | None) -> dict[str, str]:
    """The user's own git settings hold, for credential helpers and proxies; the token is in no command line."""
    environment = sealed_environment() | {
        "GIT_ALLOW_PROTOCOL": _PROTOCOLS[address.scheme],
        "SSH_ASKPASS_REQUIRE": "never",
    }
    if token is None or address.scheme not in ("https", "http") or not address.is_private_way:
        return environment
    return environment | _token_settings(address, token, environment)


def _token_settings(address: RepositoryAddress, token: str, environment: Mapping[str, str]) -> dict[str, str]:
    import base64  # noqa: PLC0415 - only with a token

    given = environment.get("GIT_CONFIG_COUNT", "")
    number = int(given) if given.isdecimal() else 0
    # Both GitHub and Gitea take any user's name with a token.
    basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": str(number + 1),
        f"GIT_CONFIG_KEY_{number}": f"http.{address.scheme}://{address.host}/.extraHeader",
        f"GIT_CONFIG_VALUE_{number}": f"Authorization: Basic {basic}",
    }


def _wait(process: subprocess.Popen[bytes], folder: Path, is_stopped: Callable[[], bool]) -> None:
    started = time.monotonic()
    looked = started
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
            return
        now = time.monotonic()
        if is_stopped():
            raise ForgeError("mirror.stopped")
        if now - started > _MOST_SECONDS:
            raise ForgeError("mirror.slow", seconds=int(_MOST_SECONDS))
        if now - looked > _SIZE_SECONDS:
            looked = now
            refuse_large(folder)


def refuse_large(folder: Path) -> None:
    """Raises ForgeError if a mirror is larger than 4 GiB."""
    size = 0
    for place, _, names in os.walk(folder / "objects"):
        for name in names:
            with suppress(OSError):
                size += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - thousands of files
    if size > MOST_MIRROR_BYTES:
        raise ForgeError("mirror.too-large", gib=MOST_MIRROR_BYTES // 1024**3)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
