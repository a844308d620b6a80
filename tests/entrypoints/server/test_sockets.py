"""The sockets of the server."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from craftnudge.entrypoints.server.sockets import bound_sockets, is_loopback
from craftnudge.errors import UsageError


@pytest.mark.parametrize(
    ("host", "inside"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound to it
        ("::", False),
        ("192.168.1.4", False),
        ("example.org", False),
        ("localhost.evil", False),
    ],
)
def test_only_addresses_of_this_machine_are_loopback(host: str, inside: bool) -> None:
    """A name is not, whatever it leads to today."""
    assert is_loopback(host) == inside


def test_without_a_host_nothing_but_loopback_listens() -> None:
    """Both addresses have the same port."""
    sockets = bound_sockets(None, 0)
    try:
        addresses = [bound.getsockname()[:2] for bound in sockets]
        assert all(is_loopback(host) for host, _ in addresses)
        assert len({port for _, port in addresses}) == 1
    finally:
        for bound in sockets:
            bound.close()


def test_a_busy_port_is_an_ordinary_error() -> None:
    """The library would end the program without a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other, pytest.raises(UsageError) as error:
        bound_sockets(None, other.getsockname()[1])
    assert error.value.code == "serve.port-busy"


@pytest.mark.parametrize("host", ["192.0.2.7", "no-such-host.invalid", "\ud800"])
def test_an_address_that_is_not_here_is_an_ordinary_error(host: str) -> None:
    """One of another machine, a name that leads nowhere, a name that is none."""
    with pytest.raises(UsageError) as error:
        bound_sockets(host, 0)
    assert error.value.code == "serve.address"
