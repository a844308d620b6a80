"""The sockets of the server, bound before anything else starts, so that a busy port is an ordinary error."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress
from ipaddress import ip_address
from typing import Final

from craftnudge.errors import UsageError

LOOPBACK_HOSTS: Final = ("127.0.0.1", "::1")
_BACKLOG_CONNECTIONS: Final = 128
# On Linux a socket of IPv6 would take the port of IPv4 too; these two are bound one by one.
_V6_ONLY: Final = getattr(socket, "IPV6_V6ONLY", None)


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine can reach the address."""
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host.strip("[]")).is_loopback
    return False


def bound_sockets(host: str | None, port: int) -> list[socket.socket]:
    """Listening sockets: of `host`, or without one of both loopback addresses, so that `localhost` works either way.

    Port 0 takes a free one, the same for both. Raises UsageError if the port is taken or the address is not here.
    """
    if host is not None:
        return [_bound(host, port)]
    first = _bound(LOOPBACK_HOSTS[0], port)
    sockets = [first]
    # A machine without IPv6 has no second address; another program on the second one is not asked by "127.0.0.1".
    with suppress(UsageError, OSError):
        sockets.append(_bound(LOOPBACK_HOSTS[1], first.getsockname()[1]))
    return sockets


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError("serve.address", host=host, reason=_reason(error)) from None
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6 and _V6_ONLY is not None:
            bound.setsockopt(socket.IPPROTO_IPV6, _V6_ONLY, 1)
        bound.bind(address)
        bound.listen(_BACKLOG_CONNECTIONS)
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError("serve.port-busy", port=port) from None
        if error.errno == errno.EACCES:
            raise UsageError("serve.port-refused", port=port) from None
        raise UsageError("serve.address", host=host, reason=_reason(error)) from None
    return bound


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
