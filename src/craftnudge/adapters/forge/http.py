"""HTTP with a forge: no redirects, one deadline for a whole exchange, and a bound on what is read."""

from __future__ import annotations

import json
import time
from typing import Any, Final

import httpx

from craftnudge import __version__
from craftnudge.errors import ForgeError
from craftnudge.runtime.fast_dataclasses import dataclass

_SECONDS: Final = 10.0
_MOST_BYTES: Final = 8_000_000
_LONGEST_PAUSE_SECONDS: Final = 3600
_TOO_MANY: Final = (403, 429)


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, and the document in the body; None for an empty one."""

    status: int
    document: Any


class ForgeHttp:
    """The API of one forge; `scheme` is that of its header `Authorization`."""

    def __init__(self, base: str, scheme: str, token: str) -> None:
        self._base = base
        self.host = httpx.URL(base).netloc.decode("ascii", "replace")
        headers = {
            "authorization": f"{scheme} {token}",
            "accept": "application/json",
            "user-agent": f"craftnudge/{__version__}",
        }
        self._client = httpx.Client(headers=headers, follow_redirects=False, timeout=_SECONDS)

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def ask(self, method: str, path: str, *, body: Any = None, query: dict[str, str] | None = None) -> Reply:
        """One exchange. Raises ForgeError if there is no answer, none that can be read, or the forge asks to wait."""
        end = time.monotonic() + _SECONDS
        content = bytearray()
        try:
            with self._client.stream(method, self._base + path, json=body, params=query) as response:
                for part in response.iter_bytes():
                    content += part
                    if len(content) > _MOST_BYTES or time.monotonic() > end:
                        raise ForgeError("forge.answer", host=self.host)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ForgeError("forge.unreachable", host=self.host, reason=type(error).__name__) from None
        self._refuse_limit(response)
        if not content:
            return Reply(response.status_code, None)
        try:
            return Reply(response.status_code, json.loads(content))
        except (ValueError, RecursionError):
            if response.is_success:
                raise ForgeError("forge.answer", host=self.host) from None
            return Reply(response.status_code, None)

    def _refuse_limit(self, response: httpx.Response) -> None:
        """Raises ForgeError with the pause that the forge asks for (docs.github.com, "Rate limits")."""
        if response.status_code not in _TOO_MANY:
            return
        pause = response.headers.get("retry-after", "")
        if not pause.isdecimal() and response.headers.get("x-ratelimit-remaining") == "0":
            reset, now = response.headers.get("x-ratelimit-reset", ""), response.headers.get("date")
            pause = str(_seconds_until(reset, now))
        if pause.isdecimal():
            raise ForgeError("forge.limit", host=self.host, seconds=min(int(pause[:9]), _LONGEST_PAUSE_SECONDS))


def _seconds_until(reset: str, date: str | None) -> int:
    """From the forge's own clock, which need not be ours; an hour if it does not say."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - only at a limit

    try:
        return max(int(reset[:12]) - int(parsedate_to_datetime(date or "").timestamp()), 1)
    except (ValueError, TypeError, IndexError):
        return _LONGEST_PAUSE_SECONDS
