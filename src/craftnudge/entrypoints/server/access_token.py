"""The secret that lets its owner in: a private file, turned into a cookie for the browser.

A port of this machine is open to every user of it, while the journal is not. So a request needs the token, as
`Authorization: Bearer`, or as a cookie made of it. The cookie is a keyed hash, so a new token ends all sessions.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from typing import TYPE_CHECKING, Final

from craftnudge.errors import OutputError
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

TOKEN_FILE: Final = "serve.token"  # noqa: S105 - its name
_TOKEN_BYTES: Final = 32
_LONGEST_TOKEN_BYTES: Final = 4096
_SHORTEST_TOKEN: Final = 16
# What group and others may do with a file; Windows sets none of these bits apart.
_OTHERS: Final = 0o077 if os.name == "posix" else 0
_COOKIE_PURPOSE: Final = b"craftnudge cookie 1"


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token, and what is compared with it. Comparisons take the same time wherever two texts differ."""

    text: str

    @property
    def cookie_value(self) -> str:
        """The value of the cookie, which does not reveal the token."""
        return hmac.new(self.text.encode(), _COOKIE_PURPOSE, hashlib.sha256).hexdigest()

    def is_bearer(self, header: str) -> bool:
        """Whether an `Authorization` header carries the token."""
        scheme, _, given = header.partition(" ")
        return scheme.lower() == "bearer" and self.matches(given.strip())

    def matches(self, given: str) -> bool:
        """Whether a text is the token."""
        return hmac.compare_digest(given.encode(), self.text.encode())

    def is_cookie(self, given: str) -> bool:
        """Whether a cookie was made of the token."""
        return hmac.compare_digest(given.encode(), self.cookie_value.encode())


def cookie_name(port: int) -> str:
    """The name of the cookie of one server: cookies of a host are shared by all its ports."""
    return f"craftnudge-{port}"


def token_path(home: Path) -> Path:
    """The file with the token."""
    return home / TOKEN_FILE


def token_of(home: Path) -> AccessToken:
    """The token in the user's folder; makes one where there is none. Raises OutputError if it cannot be written."""
    path = token_path(home)
    try:
        if path.stat().st_mode & _OTHERS:
            return new_token(home)  # somebody else may have read it
        text = ordinary_bytes(path, _LONGEST_TOKEN_BYTES).decode("ascii", "ignore").strip()
    except FileNotFoundError:
        return new_token(home)
    except (OSError, ValueError) as error:
        raise OutputError("serve.token", path=path, reason=getattr(error, "strerror", None) or str(error)) from None
    # A file that a crash left empty would let everybody in.
    return AccessToken(text) if len(text) >= _SHORTEST_TOKEN else new_token(home)


def new_token(home: Path) -> AccessToken:
    """Replaces the token, which ends all sessions. Raises OutputError if it cannot be written."""
    token = AccessToken(secrets.token_urlsafe(_TOKEN_BYTES))
    path = token_path(home)
    try:
        private_folder(home)
        write_file(path, [token.text.encode() + b"\n"], durable=True)
    except OSError as error:
        raise OutputError("serve.token", path=path, reason=error.strerror or str(error)) from None
    return token
