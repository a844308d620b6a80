"""The API of a team's server: no redirects, a deadline for each exchange, and a bound on what is read."""

from __future__ import annotations

import gzip
import json
import time
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import httpx

from craftnudge import __version__
from craftnudge.errors import RemoteError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Given by tests that have the server in their process.
Http = httpx.Client
_SECONDS: Final = 30.0
_MOST_BYTES: Final = 4_000_000
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_NOT_SIGNED_IN, _NOT_ALLOWED = 401, 403


def checked_server(text: str) -> str:
    """The address of a server as it is kept. Raises UsageError for one that is none, or that is not encrypted."""
    address = text.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.username or parts.query or parts.fragment:
        raise UsageError("remote.bad-address", value=text)
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise UsageError("remote.not-encrypted", host=host)
    return address


class TeamClient:
    """One server, with a token or before there is one. `http` is for tests that have the server in their process."""

    def __init__(self, server: str, token: str | None = None, http: httpx.Client | None = None) -> None:
        self._server = server
        self.host = urlsplit(server).netloc
        self._http = http or httpx.Client(follow_redirects=False, timeout=_SECONDS)
        self._headers = {"user-agent": f"craftnudge/{__version__}", "accept": "application/json"}
        if token is not None:
            self._headers["authorization"] = f"Bearer {token}"

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def me(self) -> tuple[str, frozenset[str]]:
        """The role of the user there, and their verified addresses in lower case."""
        document = self._document("GET", "/v1/me")
        return str(document["role"]), frozenset(str(email).lower() for email in document["emails"])

    def redeem(self, code: str, verifier: str) -> str:
        """An access token for the code of a sign-in."""
        body = {"code": code, "verifier": verifier}
        return str(self._document("POST", "/v1/auth/token", json=body)["access_token"])

    def make_token(self, name: str, days: int) -> str:
        """A token for this machine, to push, to read, and to erase what it sent."""
        body = {"name": name, "scopes": ["push", "read", "forget"], "days": days}
        return str(self._document("POST", "/v1/me/tokens", json=body)["token"])

    def push(self, lines: Sequence[bytes]) -> dict[str, Any]:
        """Sends lines; the answer has `accepted`, `already_there` and `refused`."""
        body = gzip.compress(b"\n".join(lines) + b"\n")
        headers = {"content-type": "application/x-ndjson", "content-encoding": "gzip"}
        answer: dict[str, Any] = self._document("POST", "/v1/commits", content=body, headers=headers)
        return answer

    def erase(self) -> int:
        """Erases the user's commits there and their account; returns how many commits that were."""
        return int(self._document("DELETE", "/v1/me")["commits"])

    def end_token(self) -> None:
        """Ends the token that is used. Without an answer it ends by its time."""
        self._document("DELETE", "/v1/me/token")

    def _document(self, method: str, path: str, **more: Any) -> Any:
        """The answer. Raises RemoteError if there is none, or if the server refuses."""
        end = time.monotonic() + _SECONDS
        content = bytearray()
        headers = {**self._headers, **more.pop("headers", {})}
        try:
            with self._http.stream(method, self._server + path, headers=headers, **more) as response:
                for part in response.iter_bytes():
                    content += part
                    if len(content) > _MOST_BYTES or time.monotonic() > end:
                        raise RemoteError("remote.answer", host=self.host)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise RemoteError("remote.unreachable", host=self.host, reason=type(error).__name__) from None
        if response.status_code in (_NOT_SIGNED_IN, _NOT_ALLOWED):
            code = "remote.token" if response.status_code == _NOT_SIGNED_IN else "remote.not-allowed"
            raise RemoteError(code, host=self.host)
        if not response.is_success:
            raise RemoteError("remote.refused", host=self.host, status=response.status_code)
        try:
            return json.loads(content) if content else {}
        except (ValueError, RecursionError):
            raise RemoteError("remote.answer", host=self.host) from None
