"""A real server, started as its user starts it, and asked over a socket."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.support.program import Program


@dataclass(frozen=True)
class Reply:
    """One answer; the names of its headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as a document."""
        return json.loads(self.body)


@dataclass(frozen=True)
class RunningServer:
    """A started server; `token` is what its owner has."""

    process: subprocess.Popen[str]
    port: int
    token: str

    def ask(
        self,
        path: str,
        method: str = "GET",
        *,
        body: Any = None,
        headers: Mapping[str, str | None] | None = None,
        signed_in: bool = True,
    ) -> Reply:
        """One request; a header of None is left out, `body` is sent as JSON unless it is bytes."""
        sent: dict[str, str | None] = {"Host": f"127.0.0.1:{self.port}"}
        if signed_in:
            sent["Authorization"] = f"Bearer {self.token}"
        if body is not None and not isinstance(body, bytes):
            sent["Content-Type"] = "application/json"
            body = json.dumps(body).encode()
        if body is not None:
            sent["Content-Length"] = str(len(body))
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {**sent, **(headers or {})}.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return Reply(
                response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
            )
        finally:
            connection.close()


@contextmanager
def serving(program: Program, *arguments: str, **environment: str) -> Iterator[RunningServer]:
    """`craftnudge serve` on a free port; it is ended afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "craftnudge", "serve", "--no-open", "--port", "0", *arguments],
        cwd=program.folder,
        env=sealed_environment(program.home, **environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        found = re.search(r":(\d+)/", first)
        assert found, first + process.stdout.read()
        token = program.home / "craftnudge" / "serve.token"
        server = RunningServer(process, int(found[1]), token.read_text().strip() if token.exists() else "")
        wait_until(lambda: _answers(server))
        yield server
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE_SECONDS)
        finally:
            process.kill()
            process.communicate()


def _answers(server: RunningServer) -> bool:
    try:
        return server.ask("/health").status == 200
    except OSError:
        return False
