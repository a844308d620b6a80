"""A Redis (or Valkey) server of the tests' own."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

import redis

from tests.support.servers.process import public_copy, server_folder, start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

_START_SECONDS = 30


@dataclass
class RedisServer:
    """A server that listens on a Unix socket in its own folder alone, or on loopback with `port`."""

    folder: Path
    program: Path
    settings: tuple[str, ...]
    port: int | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def url(self, database: int = 0) -> str:
        """The address, as `REDIS_URL` has it."""
        if self.port is not None:
            return f"redis://127.0.0.1:{self.port}/{database}"
        return f"unix://{quote(str(self.folder / 'redis.sock'))}?db={database}"

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        where = ["--port", str(self.port or 0), "--bind", "127.0.0.1", "--unixsocket", str(self.folder / "redis.sock")]
        private = ["--unixsocketperm", "777", "--dir", str(self.folder), "--daemonize", "no"]
        self.process = start([str(self.program), *where, *private, *self.settings], self.folder)
        deadline = time.monotonic() + _START_SECONDS
        while True:
            with suppress(redis.RedisError, OSError), redis.Redis.from_url(self.url(), socket_timeout=5) as client:
                client.ping()
                return
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise AssertionError((self.folder / "log").read_text(errors="replace")[-2_000:])
            time.sleep(0.02)

    def kill(self) -> None:
        """Ends it as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(_START_SECONDS)
            self.process = None


@contextmanager
def redis_server(installed: Path, *settings: str, port: int | None = None) -> Iterator[RedisServer]:
    """A running server with nothing in it. `settings` are words of its command line; the default keeps nothing on disk.

    For example `"--appendonly", "yes"`.
    """
    with server_folder() as folder:
        folder.chmod(0o711)  # clients of another user reach the socket, and see nothing else
        program = public_copy(installed, folder / "redis-server")
        server = RedisServer(folder, program, settings or ("--save", "", "--appendonly", "no"), port)
        try:
            server.start()
            yield server
        finally:
            server.kill()
