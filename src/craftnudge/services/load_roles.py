"""Roles of a team's server that a load test starts, where none runs: the program itself, as a process each."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.services.workplace import Workplace

_START_SECONDS: Final = 60.0
_END_SECONDS: Final = 25.0


@contextmanager
def analysis_roles(number: int, workplace: Workplace) -> Iterator[None]:
    """So many processes that score, until the end of the block. Raises UsageError if one of them does not start."""
    with ExitStack() as running:
        processes = []
        for _ in range(number):
            processes.append(_start(workplace))
            running.callback(_end, processes[-1])
        for process in processes:
            _wait_until_ready(process)
        yield


def _start(workplace: Workplace) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "craftnudge", "serve", "--role", "analysis", "--port", "0"],
        env=dict(workplace.environ) | {"CRAFTNUDGE_HOME": str(workplace.home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _wait_until_ready(process: subprocess.Popen[bytes]) -> None:
    """A role says where it is as soon as it works; `readline` alone would wait for ever."""
    said: list[bytes] = []
    assert process.stdout is not None  # noqa: S101 - a pipe, as asked for
    reader = threading.Thread(target=lambda out=process.stdout: said.append(out.readline()), daemon=True)
    reader.start()
    reader.join(_START_SECONDS)
    if not any(said):
        raise UsageError("load.no-role")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
