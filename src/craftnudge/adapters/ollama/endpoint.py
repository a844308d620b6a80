"""Where a model may be asked: on this machine, or on a host that the user allowed by name.

The rules for an address are those of Ollama's own `OLLAMA_HOST` (envconfig/config.go), which is also the address that a
server binds to: there `0.0.0.0` means everywhere, and a client means this machine.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from craftnudge.domain.coaching.model.no_words_reason import NoWordsError, Reason
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OLLAMA_PORT = 11434
_SCHEME_PORTS = {"http": 80, "https": 443}
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - read as what a client means by it
_HOST = pattern(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?")
_PATH = pattern(r"(?:/[A-Za-z0-9._~-]+)*")
# Ollama runs NAME:cloud and NAME:TAG-cloud on its company's machines, through the same port of this one.
_CLOUD = pattern(r":(?:[^/:]*-)?cloud$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart; `path` has no slash at its end."""

    scheme: str
    host: str
    port: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to connect: `url` holds a literal address where the host is this machine, so that no name is looked up
    a second time. `remote` is True for a host that was allowed by name.
    """

    url: str
    shown: str
    remote: bool = False


def parse_address(text: str) -> Address:
    """An address by Ollama's rules; raises NoWordsError for what is none.

    Without a scheme the port is 11434, with one it is the scheme's own.
    """
    given = text.strip().strip("'\"")
    scheme, found, rest = given.partition("://")
    scheme, rest = (scheme.lower(), rest) if found else ("http", given)
    host, slash, path = rest.partition("/")
    if _is_bare_ipv6(host):
        rest = f"[{host}]{slash}{path}"
    elif rest.startswith((":", "/")) or not rest:
        rest = f"127.0.0.1{rest}"
    try:
        parts = urlsplit(f"//{rest}")
        host = (parts.hostname or "").rstrip(".")
        port = parts.port if parts.port is not None else _SCHEME_PORTS[scheme] if found else OLLAMA_PORT
    except (ValueError, KeyError):
        raise _not_an_address(given) from None
    path = parts.path.rstrip("/")
    odd = parts.username is not None or parts.query or parts.fragment
    if odd or scheme not in _SCHEME_PORTS or not _HOST.fullmatch(host) or not _PATH.fullmatch(path) or not port:
        raise _not_an_address(given)
    return Address(scheme, _EVERYWHERE.get(host, host), port, path)


def endpoint_for(
    text: str,
    allowed_hosts: Iterable[str] = (),
    resolve: Callable[[str, int], Sequence[str]] | None = None,
) -> Endpoint:
    """The endpoint of an address; raises NoWordsError unless it is this machine or allowed by name.

    Every address that a name stands for must be this machine's; one foreign among them refuses it.
    """
    address = parse_address(text)
    shown = _url(address, address.host)
    if address.host in set(allowed_hosts):
        return Endpoint(shown, shown, remote=True)
    numbers = (resolve or _resolve)(address.host, address.port)
    if not numbers or not all(_is_loopback(number) for number in numbers):
        raise NoWordsError(
            Reason(
                "address",
                f"{address.host} is not this machine",
                f'allow it by name: [ai] allow_hosts = ["{address.host}"]',
            )
        )
    # "localhost" stands for both, and Ollama listens on the older one unless told otherwise.
    nearest = min(numbers, key=lambda number: ":" in number)
    return Endpoint(_url(address, nearest), shown)


def is_cloud_name(model: str) -> bool:
    """Whether Ollama would run that model on another's machine, by its name."""
    return _CLOUD.search(model.strip()) is not None


def _is_bare_ipv6(host: str) -> bool:
    """Whether it is such an address without the brackets that keep its colons from being a port's."""
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
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]


def _url(address: Address, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"{address.scheme}://{shown}:{address.port}{address.path}"


def _not_an_address(text: str) -> NoWordsError:
    return NoWordsError(
        Reason("address", f"{text[:80]!r} is not the address of a server", "such as http://127.0.0.1:11434")
    )
