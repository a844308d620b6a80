"""Which requests are let in: pure rules over the headers of a request, without a server.

A browser of the owner's carries requests of strange pages too, a name of a stranger may lead to this machine (DNS
rebinding), and another user of the machine can reach the port. So the host must be one of ours, the page that asks must
be ours, and the token must be there. Every path is checked; what is open without a token is a short list.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final

from craftnudge.domain.forge.signature import FORGES
from craftnudge.entrypoints.server.access_token import cookie_name
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from craftnudge.entrypoints.server.access_token import AccessToken

SAFE_METHODS: Final = frozenset({"GET", "HEAD"})
LOOPBACK_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
# What a check of health, a scraper and a page that asks for the token need before there is one.
_OPEN_PATHS: Final = frozenset({"/health", "/health/live", "/health/ready", "/ready", "/metrics", "/enter"})
_OPEN_PREFIX: Final = "/static/"
# Deliveries of forges: signed, so they need no token, and larger than any other request.
SIGNED_PATHS: Final = frozenset(f"/hooks/{forge}" for forge in FORGES)
_OWN_SITES: Final = frozenset({"same-origin", "none"})
_MOST_HEADER_BYTES: Final = 64 * 1024
MOST_BODY_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Admission:
    """What a server lets in: names of hosts, its port, and its token (None lets everybody of this machine in)."""

    port: int
    token: AccessToken | None
    names: frozenset[str] = LOOPBACK_NAMES
    # Behind a proxy the port that the browser sees is not ours.
    any_port: bool = False
    schemes: tuple[str, ...] = field(default_factory=lambda: ("http",))
    # Whether the operations at a path know their callers, people of a team, and need no token of the server.
    asks_by_itself: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of a request by lower-case name, each with all its values in order."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of_scope(cls, raw: Iterable[tuple[bytes, bytes]]) -> Headers:
        """The headers of an ASGI scope; the bytes of a value become characters one to one."""
        return cls(tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw))

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a header."""
        return tuple(value for known, value in self.pairs if known == name)

    def one(self, name: str) -> str | None:
        """The value of a header; None if it is missing."""
        return next((value for known, value in self.pairs if known == name), None)

    @property
    def size_bytes(self) -> int:
        """How large all of them are."""
        return sum(len(name) + len(value) for name, value in self.pairs)


def refusal_of(method: str, path: str, headers: Headers, admission: Admission) -> str | None:
    """The kind of problem for which a request is refused before its route is looked up; None lets it pass.

    The token is not looked at here: `may_enter` does.
    """
    if headers.size_bytes > _MOST_HEADER_BYTES:
        return "headers-too-large"
    if not _is_own_host(headers.all("host"), admission):
        return "wrong-host"
    if path not in SIGNED_PATHS and not _has_allowed_size(headers.one("content-length")):
        return "too-large"
    return None if _is_own_page(method, headers, admission) else "foreign-origin"


def is_open(path: str) -> bool:
    """Whether a path needs no token."""
    return path in _OPEN_PATHS or path in SIGNED_PATHS or path.startswith(_OPEN_PREFIX)


def may_enter(headers: Headers, admission: Admission) -> bool:
    """Whether a request carries the token, in its header or as the cookie of this server."""
    token = admission.token
    if token is None:
        return True
    authorization = headers.one("authorization")
    if authorization is not None:
        return token.is_bearer(authorization)
    name = cookie_name(admission.port)
    return any(token.is_cookie(given) for header in headers.all("cookie") for given in _cookies(header, name))


def _cookies(header: str, name: str) -> list[str]:
    try:
        cookie = SimpleCookie(header).get(name)
    except CookieError:
        return []
    return [] if cookie is None else [cookie.value]


def _has_allowed_size(length: str | None) -> bool:
    """Whether a body is announced as small enough; one of unknown length is measured while it arrives."""
    return length is None or (length.isdecimal() and int(length[:20]) <= MOST_BODY_BYTES)


def _is_own_host(values: tuple[str, ...], admission: Admission) -> bool:
    """Whether there is exactly one host, and it is ours, compared whole."""
    if len(values) != 1:
        return False
    name, port = _host_and_port(values[0])
    return name in admission.names and (admission.any_port or port in ("", str(admission.port)))


def _host_and_port(host: str) -> tuple[str, str]:
    """The parts of `name:port`; brackets stay around an address of IPv6."""
    head, colon, tail = host.lower().rpartition(":")
    if not colon or host.endswith("]"):
        return host.lower(), ""
    # An empty port, as in "localhost:", is not what a browser writes.
    return head, tail or "?"


def _is_own_origin(origin: str, admission: Admission) -> bool:
    scheme, separator, host = origin.partition("://")
    return bool(separator) and scheme in admission.schemes and _is_own_host((host,), admission)


def _is_own_page(method: str, headers: Headers, admission: Admission) -> bool:
    """Whether the request comes from a page of ours, or from no page: a program, a typed address, a followed link."""
    origin = headers.all("origin")
    if origin and not (len(origin) == 1 and _is_own_origin(origin[0], admission)):
        return False
    return all(site in _OWN_SITES for site in headers.all("sec-fetch-site")) or _is_followed_link(method, headers)


def _is_followed_link(method: str, headers: Headers) -> bool:
    """Whether the request follows a link to a page here: it changes nothing, and the other page sees no answer."""
    return method == "GET" and headers.all("sec-fetch-mode") == ("navigate",) and headers.one("origin") is None
