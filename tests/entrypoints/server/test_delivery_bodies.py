"""Bodies of deliveries, without a socket between."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from starlette.requests import Request

from craftnudge.entrypoints.server.delivery_bodies import DeliveryBodies, media_type_of
from craftnudge.entrypoints.server.problems import RequestProblemError

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.asgi_types import Message

MIB = 2**20


def request(*headers: tuple[bytes, bytes], mebibytes: int = 0) -> Request:
    """A request whose body comes in pieces of a MiB."""
    left = mebibytes

    async def receive() -> Message:
        nonlocal left
        left -= 1
        await asyncio.sleep(0)
        return {"type": "http.request", "body": b" " * MIB if left >= 0 else b"", "more_body": left > 0}

    return Request({"type": "http", "method": "POST", "headers": list(headers)}, receive)


def test_bodies_that_arrive_together_share_one_budget() -> None:
    """Of six with 25 MiB at once some are refused; afterwards there is room again."""
    bodies = DeliveryBodies()

    async def read(number: int) -> str:
        del number
        try:
            return str(len(await bodies.read(request(mebibytes=25))) // MIB)
        except RequestProblemError as error:
            return error.kind.name

    async def all_at_once() -> list[str]:
        return await asyncio.gather(*map(read, range(6)))

    results = asyncio.run(all_at_once())
    assert set(results) == {"25", "too-many-deliveries"}
    assert asyncio.run(read(0)) == "25"


def test_a_body_is_measured_while_it_arrives() -> None:
    """Whatever is announced, and refused at once where too much is."""
    for headers, mebibytes in (((), 26), (((b"content-length", b"1"),), 26), (((b"content-length", b"26214401"),), 0)):
        with pytest.raises(RequestProblemError) as refused:
            asyncio.run(DeliveryBodies().read(request(*headers, mebibytes=mebibytes)))
        assert refused.value.kind.name == "too-large"


def test_two_media_types_are_taken() -> None:
    """With parameters and in any case."""
    assert media_type_of(request((b"content-type", b"Application/JSON; charset=utf-8"))) == "application/json"
    with pytest.raises(RequestProblemError):
        media_type_of(request((b"content-type", b"text/plain")))
