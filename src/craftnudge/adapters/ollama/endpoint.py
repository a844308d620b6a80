"""The server that may be asked: on this machine, or on a host that the user allowed by name.

An address is parsed like Ollama's own `OLLAMA_HOST` (envconfig/config.go), which is also the address that a server
binds to: there `0.0.0.0` means all interfaces, and for a client this machine.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from craftnudge.domain.coaching.model.no_words_reason import NoWordsError, Reason
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OLLAMA_PORT = 11434
_SCHEME_PORTS = {"http": 80, "https": 443}
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - a client means this machine
_HOST = pattern(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?")
_PATH = pattern(r"(?:/[A-Za-z0-9._~-]+)*")
# Ollama runs NAME:cloud and NAME:TAG-cloud in its cloud, through the same port of this machine.
_CLOUD = pattern(r":(?:[^/:]*-)?cloud$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address; `path` has no slash at its end."""

    scheme: str
    host: str
    port: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The server to connect to; `remote` is True for a host that was allowed by name.

    For this machine `url` holds a literal address, so that no name is looked up a second time.
    """

    url: str
    shown: str
    remote: bool = False


def parse_address(text: str) -> Address:
    """Parses an address by Ollama's rules. Raises NoWordsError for an invalid one.

    Without a scheme the port is 11434, with one it is the scheme's own.
    """
    address = text.strip().strip("'\"")
    scheme, separator, rest = address.partition("://")
    scheme, rest = (scheme.lower(), rest) if separator else ("http", address)
    host, slash, path = rest.partition("/")
    if _is_bare_ipv6(host):
        rest = f"[{host}]{slash}{path}"
    elif rest.startswith((":", "/")) or not rest:
        rest = f"127.0.0.1{rest}"
    try:
        parts = urlsplit(f"//{rest}")
        host = (parts.hostname or "").rstrip(".")
        port = parts.port if parts.port is not None else _SCHEME_PORTS[scheme] if separator else OLLAMA_PORT
    except (ValueError, KeyError):
        raise _invalid_address(address) from None
    path = parts.path.rstrip("/")
    unsupported = parts.username is not None or parts.query or parts.fragment
    if unsupported or scheme not in _SCHEME_PORTS or not _HOST.fullmatch(host) or not _PATH.fullmatch(path) or not port:
        raise _invalid_address(address)
    return Address(scheme, _EVERYWHERE.get(host, host), port, path)


def endpoint_for(
    text: str,
    allowed_hosts: Iterable[str] = (),
    resolve: Callable[[str, int], Sequence[str]] | None = None,
) -> Endpoint:
    """The endpoint of an address. Raises NoWordsError unless it is this machine or allowed by name.

    Every address that a name resolves to must be this machine's.
    """
    address = parse_address(text)
    shown = _url(address, address.host)
    if address.host in set(allowed_hosts):
        return Endpoint(shown, shown, remote=True)
    numbers = (resolve or _resolve)(address.host, address.port)
    if not numbers or not all(_is_loopback(number) for number in numbers):
        raise NoWordsError(Reason("address", Cause("server.not-this-machine", host=address.host)))
    # "localhost" may resolve to IPv6 and IPv4; Ollama listens on IPv4 by default.
    nearest = min(numbers, key=lambda number: ":" in number)
    return Endpoint(_url(address, nearest), shown)


def is_cloud_name(model: str) -> bool:
    """Whether Ollama runs this model in its cloud, by its name."""
    return _CLOUD.search(model.strip()) is not None


def _is_bare_ipv6(host: str) -> bool:
    """Whether it is an IPv6 address without the brackets that separate it from a port."""
    try:
        return ipaddress.ip_address(host).version == 6  # noqa: PLR2004 - the name of the protocol
    except ValueError:
        return False


def _is_loopback(number: str) -> bool:
    try:
        parsed = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return bool((mapped or parsed).is_loopback)


def _resolve(host: str, port: int) -> list[str]:
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in entries]


def _url(address: Address, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"{address.scheme}://{shown}:{address.port}{address.path}"


def _invalid_address(text: str) -> NoWordsError:
    return NoWordsError(Reason("address", Cause("server.invalid-address", address=text[:80])))
