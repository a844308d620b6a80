"""Reads the bodies of deliveries whole, since the signature is over all of it, within bounds that strangers share.

Whoever reaches the port may send: so a body has a size, a time, and a share of one budget. Pages keep their
connections whatever arrives here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.requests import ClientDisconnect

from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.services.delivery_payload import MEDIA_TYPES

if TYPE_CHECKING:
    from starlette.requests import Request

MOST_DELIVERY_BYTES: Final = 25 * 1024 * 1024
_MOST_BYTES_AT_ONCE: Final = 4 * MOST_DELIVERY_BYTES
_MOST_AT_ONCE: Final = 32
# GitHub waits ten seconds for its answer.
_SECONDS: Final = 10.0


class DeliveryBodies:
    """The bodies that a server reads at one time."""

    def __init__(self) -> None:
        self._requests = 0
        self._bytes = 0

    async def read(self, request: Request) -> bytes:
        """The body of a request. Raises RequestProblemError if it is too large or too slow, or too many are read."""
        length = request.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:20]) > MOST_DELIVERY_BYTES:
            raise RequestProblemError("too-large", "At most 25 MiB.")
        if self._requests >= _MOST_AT_ONCE:
            raise RequestProblemError("too-many-deliveries")
        self._requests += 1
        read = bytearray()
        try:
            async with asyncio.timeout(_SECONDS):
                async for part in request.stream():
                    read += part
                    self._bytes += len(part)
                    if len(read) > MOST_DELIVERY_BYTES:
                        raise RequestProblemError("too-large", "At most 25 MiB.")
                    if self._bytes > _MOST_BYTES_AT_ONCE:
                        raise RequestProblemError("too-many-deliveries")
            return bytes(read)
        except TimeoutError:
            raise RequestProblemError("too-slow") from None
        except ClientDisconnect:
            raise RequestProblemError("invalid-request", "The body is shorter than announced.") from None
        finally:
            self._requests -= 1
            self._bytes -= len(read)


def media_type_of(request: Request) -> str:
    """The media type of a delivery. Raises RequestProblemError for any other than the two that forges send."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise RequestProblemError("media-type", "Send `application/json` or a form with `payload`.")
    return media_type
