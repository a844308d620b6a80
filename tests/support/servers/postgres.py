"""A PostgreSQL server of the tests' own."""

from __future__ import annotations

import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg

from tests.support.servers.process import public_copy, run, server_folder, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUPERUSER = "tests"
# Without them a test waits for the disk; a test of durability starts a server with `durable`.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_START_SECONDS = 60


@dataclass
class PostgresServer:
    """A server that listens on a Unix socket in its own folder alone, or also on loopback with `port`."""

    folder: Path
    programs: Path
    durable: bool
    port: int | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def url(self, database: str = "postgres", user: str = SUPERUSER) -> str:
        """The address of a database, as `DATABASE_URL` has it."""
        if self.port is not None:
            return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder), safe='')}"

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        settings = ["max_connections=60", "shared_buffers=32MB", "timezone=UTC", "log_timezone=UTC"]
        if not self.durable:
            settings += _FAST
        address = "127.0.0.1" if self.port is not None else ""
        settings += [f"listen_addresses={address}", f"unix_socket_directories={self.folder}"]
        if self.port is not None:
            settings.append(f"port={self.port}")
        command = [str(self.programs / "bin" / "postgres"), "-D", str(self.folder / "data")]
        self.process = start(command + [part for setting in settings for part in ("-c", setting)], self.folder)
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            with suppress(psycopg.OperationalError), psycopg.connect(self.url(), connect_timeout=5):
                return
            if time.monotonic() > deadline or (self.process is not None and self.process.poll() is not None):
                raise AssertionError((self.folder / "log").read_text(errors="replace")[-2_000:])
            time.sleep(0.02)

    def kill(self) -> None:
        """Ends it as a power cut does: no process of it is left, nothing is tidied up."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)  # its children have to be told; SIGKILL leaves them running
            self.process.wait(30)
            self.process = None

    def stop(self) -> None:
        """Ends it in order, with whoever is still connected."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(30)
            self.process = None


@contextmanager
def postgres_server(installation: Path, *, durable: bool = False, port: int | None = None) -> Iterator[PostgresServer]:
    """A running server with an empty data folder, which goes with it. `durable`: with the settings of a real one."""
    with server_folder() as folder:
        programs = public_copy(installation, folder / "programs")
        server = PostgresServer(folder, programs, durable, port)
        initdb = [str(programs / "bin" / "initdb"), "-D", str(folder / "data"), "-U", SUPERUSER, "--no-sync"]
        run([*initdb, "--auth=trust", "--encoding=UTF8", "--locale=C"], folder)
        try:
            server.start()
            yield server
        finally:
            server.stop()
