"""The installed command, started from a process that has loaded its modules: loading them is most of a short run.

Each run is a process of its own all the same, forked before anything was done in it: with its own arguments, folder,
environment and streams, and with the program's own way in and out.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import itertools
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Read by Python itself when it starts.
_READ_AT_START: Final = ("PYTHON", "LC_", "LANG", "LD_", "DYLD_", "COVERAGE_", "TZ")
# What a socket and a pipe take at once.
_MOST_BYTES: Final = 50_000
# A command of a laptop loads nothing of these.
_LEFT_OUT: Final = (
    "craftnudge.__main__",
    "craftnudge.adapters.accounts",
    "craftnudge.adapters.events.redis_streams",
    "craftnudge.adapters.store.postgres",
    "craftnudge.entrypoints.lsp",
    "craftnudge.entrypoints.plugin_worker",
    "craftnudge.entrypoints.server",
)
_PROGRAM: Final = "from tests.support.warm_start import serve\nserve({})"


_STARTED: Final[list[subprocess.Popen[bytes]]] = []


def can_start_warm(arguments: Sequence[str], environment: Mapping[str, str], stdin: bytes) -> bool:
    """Whether a process that is loaded already behaves as one that starts with these."""
    if not hasattr(os, "fork") or any(name.startswith("COVERAGE_") for name in environment):
        return False
    own, theirs = (
        {name: value for name, value in variables.items() if name.startswith(_READ_AT_START)}
        for variables in (os.environ, environment)
    )
    return own == theirs and sum(map(len, (*arguments, *environment, *environment.values(), stdin))) < _MOST_BYTES


def run_warm(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], stdin: bytes, seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """As `subprocess.run` with captured output, of the command with these arguments.

    Raises subprocess.TimeoutExpired after `seconds`; the process is killed then.
    """
    umask = os.umask(0)
    os.umask(umask)
    message = json.dumps([list(arguments), os.fspath(folder), dict(environment), umask]).encode()
    (its_stdin, our_stdin), (our_stdout, its_stdout), (our_stderr, its_stderr) = (os.pipe() for _ in range(3))
    ours, theirs = socket.socketpair()
    with ours, theirs, ThreadPoolExecutor(2) as threads:
        socket.send_fds(_loaded_process(), [message], [its_stdin, its_stdout, its_stderr, theirs.fileno()])
        theirs.close()
        for descriptor in (its_stdin, its_stdout, its_stderr):
            os.close(descriptor)
        process = int.from_bytes(ours.recv(8), "big")
        reading = [threads.submit(_read, descriptor) for descriptor in (our_stdout, our_stderr)]
        _write(our_stdin, stdin)
        _, late = wait(reading, seconds)
        if late:
            os.kill(process, signal.SIGKILL)
            raise subprocess.TimeoutExpired(list(arguments), seconds)
        code = int.from_bytes(ours.recv(8), "big", signed=True)
    stdout, stderr = (read.result() for read in reading)
    return subprocess.CompletedProcess(list(arguments), code, stdout, stderr)


def _read(descriptor: int) -> bytes:
    with open(descriptor, "rb") as file:
        return file.read()


def _write(descriptor: int, text: bytes) -> None:
    """Writes what fits into a pipe at once."""
    with suppress(BrokenPipeError), open(descriptor, "wb", buffering=0) as file:
        file.write(text)


@cache
def _loaded_process() -> socket.socket:
    """The line to this process's loaded one, which ends with it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs, ExitStack() as stack:
        # Python makes its streams for pipes, as those of each run are.
        pipes = [os.pipe() for _ in range(3)]
        for descriptor in itertools.chain(*pipes):
            stack.callback(os.close, descriptor)
        _STARTED.append(
            subprocess.Popen(
                [sys.executable, "-c", _PROGRAM.format(theirs.fileno())],
                cwd=Path(__file__).parents[2],
                stdin=pipes[0][0],
                stdout=pipes[1][1],
                stderr=pipes[2][1],
                pass_fds=(theirs.fileno(),),
            )
        )
    return ours


def serve(line: int) -> None:
    """In the loaded process: forks for each message of the line, and runs the program there."""
    import craftnudge  # noqa: PLC0415 - the tests' own process loads none of it for this

    for module in pkgutil.walk_packages(craftnudge.__path__, "craftnudge."):
        if not module.name.startswith(_LEFT_OUT):
            importlib.import_module(module.name)
    gc.freeze()
    with socket.socket(fileno=line) as messages:
        while True:
            message, descriptors, _, _ = socket.recv_fds(messages, 2 * _MOST_BYTES, 4)
            if not message:
                os._exit(0)
            if os.fork() == 0:
                break
            for descriptor in descriptors:
                os.close(descriptor)
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    *streams, reply = descriptors
    process = os.fork()
    if process:
        _tell_its_end(process, streams, reply)
    os.close(reply)
    _become(json.loads(message), streams)
    _run()


def _tell_its_end(process: int, streams: Sequence[int], reply: int) -> NoReturn:
    for descriptor in streams:
        os.close(descriptor)
    os.write(reply, process.to_bytes(8, "big"))
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    with suppress(BrokenPipeError):
        os.write(reply, code.to_bytes(8, "big", signed=True))
    os._exit(0)


def _become(message: tuple[list[str], str, dict[str, str], int], streams: Sequence[int]) -> None:
    """Makes this process what `python -m craftnudge` is when its first line runs."""
    arguments, folder, environment, umask = message
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(environment)
    os.umask(umask)
    os.chdir(folder)
    program = importlib.import_module("craftnudge.__main__")
    sys.modules["__main__"] = program
    sys.argv = [str(program.__file__), *arguments]


def _run() -> NoReturn:
    """Runs the program to its end; what Python does after that is left out but for its own last words."""
    from craftnudge.__main__ import main  # noqa: PLC0415 - loaded by now

    code: object = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as Python itself
        sys.excepthook(*sys.exc_info())
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
