"""Runs the server until a signal stops it."""

from __future__ import annotations

import asyncio
import logging
import webbrowser
from typing import TYPE_CHECKING, Final

import uvicorn

from craftnudge.entrypoints.server.access_token import token_of
from craftnudge.entrypoints.server.application import build
from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.request_checks import LOOPBACK_NAMES, Admission
from craftnudge.entrypoints.server.sockets import bound_sockets, is_loopback
from craftnudge.entrypoints.server.tracing import Tracing, is_installed, receiver_of
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from craftnudge.entrypoints.server.access_token import AccessToken
    from craftnudge.entrypoints.server.application import Server
    from craftnudge.services.workplace import Workplace

DEFAULT_PORT: Final = 8000
_SHUTDOWN_SECONDS: Final = 3
_MOST_CONNECTIONS: Final = 200


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How the server was asked to run. `host` None means both loopback addresses."""

    port: int = DEFAULT_PORT
    host: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    behind_proxy: bool = False
    needs_token: bool = True


@dataclass(frozen=True, slots=True)
class Address:
    """Where a started server is reached; the entrance holds the token, which is for the owner's own screen.

    `traces` is where traces go, if anywhere; `traces_missing` says that they cannot, for want of the extra.
    """

    url: str
    entrance: str
    traces: str | None = None
    traces_missing: bool = False


def serve(
    workplace: Workplace,
    options: ServeOptions,
    *,
    started: Callable[[Address], None],
    report: Callable[[BaseException], object],
) -> None:
    """Serves until a signal ends it. `started` is called once the sockets listen.

    Raises UsageError for an unsafe combination of options or a busy port, OutputError if the token cannot be kept.
    """
    refuse_unsafe(options)
    receiver = receiver_of(workplace.environ)
    sockets = bound_sockets(options.host, options.port)
    try:
        port = sockets[0].getsockname()[1]
        token = token_of(workplace.home) if options.needs_token else None
        admission = admission_of(options, port, token)
        started(address_of(options, port, token, receiver))
        started_in = workplace.folder_if_any()
        context = ServerContext(workplace.home, workplace.environ, started_in=started_in, now=workplace.now)
        tracing = Tracing.to(receiver) if receiver is not None and is_installed() else None
        server = build(context, admission, report, tracing)
        asyncio.run(run_application(server, sockets, behind_proxy=options.behind_proxy))
    except KeyboardInterrupt:
        pass  # that is how its owner ends it
    finally:
        for bound in sockets:
            bound.close()


def open_browser(url: str) -> bool:
    """Opens the browser, if there is one."""
    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False


class StreamEndingServer(uvicorn.Server):
    """Ends the streams first when it is told to end: it waits for them, and they wait for what is changed next."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Called once a signal came."""
        self._end_streams()
        await super().shutdown(sockets)


async def run_application(
    server: Server,
    sockets: list[socket.socket],
    *,
    behind_proxy: bool,
    runner: Callable[[uvicorn.Config, Callable[[], None]], uvicorn.Server] = StreamEndingServer,
) -> None:
    """Answers on the sockets until a signal ends it."""
    config = uvicorn.Config(
        server.outer,
        lifespan="on",
        log_config=None,
        log_level=logging.CRITICAL,
        access_log=False,
        server_header=False,
        date_header=True,
        # Otherwise headers of any program of this machine would be believed.
        proxy_headers=behind_proxy,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        limit_concurrency=_MOST_CONNECTIONS,
        workers=1,
    )
    await runner(config, server.end_streams).serve(sockets=sockets)


def refuse_unsafe(options: ServeOptions) -> None:
    """Raises UsageError for options that would let strangers in."""
    outside = options.host is not None and not is_loopback(options.host)
    if outside and not options.needs_token:
        raise UsageError("serve.no-token-outside", host=options.host)
    if outside and not options.allowed_hosts:
        raise UsageError("serve.no-names-outside", host=options.host)
    if options.behind_proxy and not options.allowed_hosts:
        raise UsageError("option.needs", option="--behind-proxy", other="--allow-host")


def admission_of(options: ServeOptions, port: int, token: AccessToken | None) -> Admission:
    """What the server lets in."""
    names = LOOPBACK_NAMES | {name.lower() for name in options.allowed_hosts}
    schemes = ("http", "https") if options.behind_proxy else ("http",)
    return Admission(port, token, frozenset(names), any_port=options.behind_proxy, schemes=schemes)


def address_of(options: ServeOptions, port: int, token: AccessToken | None, receiver: str | None) -> Address:
    """Where the server is reached, and where traces are sent."""
    host = options.host or "127.0.0.1"
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    entrance = url if token is None else f"{url}enter#{token.text}"
    return Address(url, entrance, receiver, traces_missing=receiver is not None and not is_installed())
