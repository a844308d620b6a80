"""The address of a repository at a forge, as its owner wrote it into the settings.

It is the only place that anything is fetched from. It also gives the mirror its folder, so each part of its path is
checked: an address must not name an option of git, a helper program, or a folder above.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

Scheme = Literal["https", "http", "ssh", "file"]

_URL = pattern(r"(?P<scheme>https?|ssh)://(?:(?P<user>[^@/]+)@)?(?P<host>[^/@]+)/(?P<path>[^?#]+)", re.IGNORECASE)
# What scp takes, and git with it: `git@example.org:team/shop.git`.
_SCP = pattern(r"(?:(?P<user>[^@/:]+)@)?(?P<host>[^/:@]+):(?P<path>[^?#:]+)")
_FILE = pattern(r"(?:file://)?(?P<path>/[^?#]+)")
_HOST = pattern(r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?", re.IGNORECASE)
_USER = pattern(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_PART = pattern(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
_MOST_PARTS: Final = 20
_LEAST_PARTS: Final = 2
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


class InvalidAddressError(ValueError):
    """The text is not an address of a repository, or, with `has_password`, one with a password in it."""

    def __init__(self, *, has_password: bool = False) -> None:
        super().__init__()
        self.has_password = has_password


@dataclass(frozen=True, slots=True)
class RepositoryAddress:
    """An address: its text as git gets it, the host with its port (empty for a local path), and the path's parts."""

    text: str
    scheme: Scheme
    host: str
    parts: tuple[str, ...]

    @property
    def host_name(self) -> str:
        """The host without a port."""
        return re.sub(r":\d+\Z", "", self.host)

    @property
    def full_name(self) -> str:
        """Owner and name, as GitHub, Gitea and Forgejo have it: `acme/shop`."""
        return "/".join(self.parts[-2:])

    @property
    def is_private_way(self) -> bool:
        """Whether a secret may travel there: encrypted, or on this machine alone."""
        return self.scheme in ("https", "ssh") or self.host_name in _LOOPBACK

    def is_named(self, full_name: str) -> bool:
        """Whether a forge calls the repository so: `acme/shop`, or with GitLab's groups `acme/web/shop`."""
        wanted = full_name.lower().split("/")
        own = [part.lower() for part in self.parts]
        return len(wanted) >= _LEAST_PARTS and own[-len(wanted) :] == wanted


def repository_address(text: str) -> RepositoryAddress:
    """The address in a text. Raises InvalidAddressError."""
    if found := _URL.fullmatch(text):
        scheme: Scheme = next(name for name in ("https", "http", "ssh") if name == found["scheme"].lower())
        _refuse_password(found["user"])
    elif found := _FILE.fullmatch(text):
        return RepositoryAddress(text, "file", "", _parts(found["path"]))
    elif found := _SCP.fullmatch(text):
        scheme = "ssh"
    else:
        raise InvalidAddressError
    if not _HOST.fullmatch(found["host"]) or (found["user"] and not _USER.fullmatch(found["user"])):
        raise InvalidAddressError
    return RepositoryAddress(text, scheme, found["host"].lower(), _parts(found["path"]))


def _parts(path: str) -> tuple[str, ...]:
    parts = tuple(path.strip("/").removesuffix(".git").split("/"))
    if not _LEAST_PARTS <= len(parts) <= _MOST_PARTS or not all(_PART.fullmatch(part) for part in parts):
        raise InvalidAddressError
    return parts


def _refuse_password(user: str | None) -> None:
    if user is not None and ":" in user:
        raise InvalidAddressError(has_password=True)
