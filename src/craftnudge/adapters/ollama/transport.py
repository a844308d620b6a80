"""HTTP with one deadline for a whole exchange: connecting, headers and body.

httpx's timeouts are per read, so a server that sends a byte now and then would hold its client forever. Here each
socket operation gets the time that is left until the deadline, and an endless reply is cut off. Proxies, redirects and
retries are not supported.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

# A list of models or a reply is far smaller.
MOST_BYTES = 4_000_000


class Deadline:
    """A time on the monotonic clock. `connect_seconds` limits the wait for a server that may not exist."""

    def __init__(
        self, seconds: float, *, connect_seconds: float = 1.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.seconds = seconds
        self.connect_seconds = connect_seconds

    def restart(self) -> None:
        """Starts counting now, so that the time for loading the client doesn't count."""
        self._end = self._clock() + self.seconds

    def left(self) -> float:
        """The seconds that are left. Raises TimeoutError if there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError
        return left


class _Stream(httpcore.NetworkStream):
    """A socket under a deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        del timeout
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Opens sockets under a deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        seconds = min(self._deadline.left(), self._deadline.connect_seconds)
        stream = self._backend.connect_tcp(host, port, seconds, local_address, socket_options)
        return _Stream(stream, self._deadline)


class _Body(httpx.SyncByteStream):
    """A body that raises TimeoutError when it is too long."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        seen = 0
        for part in self._response.iter_stream():
            seen += len(part)
            if seen > MOST_BYTES:
                raise TimeoutError
            yield part

    def close(self) -> None:
        self._response.close()


class BoundedTransport(httpx.BaseTransport):
    """A transport for httpx that connects directly to the host, under the deadline."""

    def __init__(self, deadline: Deadline, *, secure: bool) -> None:
        # A TLS context costs 20 ms, which a plain connection to this machine does not pay.
        context = httpx.create_ssl_context(trust_env=False) if secure else None
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=_Backend(deadline))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request."""
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.read(),
            )
        )
        return httpx.Response(status_code=response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Closes the connection, so that the server stops working on the request."""
        self._pool.close()
