"""Streams carry numbers to one of the workers, and forget them when the work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("redis")

import redis

from craftnudge.adapters.events.redis_streams.announcer import OUTSIDE_CHANNEL, RedisStreams
from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def streams(redis_url: str) -> Iterator[RedisStreams]:
    """A worker."""
    streams = RedisStreams(redis_url, name="one")
    yield streams
    streams.close()


def heard(streams: RedisStreams) -> list[int]:
    """What a worker hears within two rounds; the first may only make the group."""
    return [number for _ in range(2) for number in streams.listen("analyse", most=10, wait_seconds=0.05)]


def test_a_number_is_heard_by_one_worker(streams: RedisStreams, redis_url: str) -> None:
    """Also one that was announced before anybody listened; another worker does not get it as well."""
    assert streams.announce("analyse", [7, 8])
    assert heard(streams) == [7, 8]
    other = RedisStreams(redis_url, name="two")
    assert heard(other) == []
    other.close()


def test_what_is_done_leaves_nothing_behind(streams: RedisStreams) -> None:
    """Acknowledged entries are deleted: acknowledging alone frees no memory."""
    streams.announce("analyse", [7, 8])
    assert heard(streams) == [7, 8]
    assert streams.lengths(["analyse"]) == {"analyse": 2}
    streams.acknowledge("analyse", [7, 8, 9])
    assert streams.lengths(["analyse"]) == {"analyse": 0}


def test_a_loss_is_noticed_once(streams: RedisStreams, redis_url: str) -> None:
    """A group that is gone means that announcements may be gone."""
    heard(streams)
    assert streams.forgot("analyse")
    assert not streams.forgot("analyse")
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
    heard(streams)
    assert streams.forgot("analyse")


def test_a_strangers_entry_is_passed_over(streams: RedisStreams, redis_url: str) -> None:
    """Whatever stands in a stream, only numbers come out of it."""
    heard(streams)
    with redis.Redis.from_url(redis_url) as client:
        client.xadd("craftnudge:analyse", {"id": "seven"})
        client.xadd("craftnudge:analyse", {"other": "1"})
    streams.announce("analyse", [9])
    assert heard(streams) == [9]


def test_outside_listeners_are_told(streams: RedisStreams, redis_url: str) -> None:
    """On the channel that is documented, and only while they listen."""
    with redis.Redis.from_url(redis_url) as client, client.pubsub() as listener:
        listener.subscribe(OUTSIDE_CHANNEL)
        assert listener.get_message(timeout=5) is not None
        streams.publish({"type": "commit.recorded"})
        message = listener.get_message(timeout=5)
    assert message is not None
    assert message["data"] == b'{"type": "commit.recorded"}'


def test_a_server_that_is_gone_raises_nothing() -> None:
    """Announcing fails, listening is silent, acknowledging passes."""
    streams = RedisStreams("redis://127.0.0.1:1/0", name="one")
    assert not streams.announce("analyse", [7])
    assert streams.listen("analyse", most=9, wait_seconds=0.01) == []
    streams.acknowledge("analyse", [7])
    streams.publish({})
    assert not streams.answers()


def test_an_address_that_is_none_is_refused() -> None:
    """With a code of its own."""
    with pytest.raises(StoreError, match=r"events\.bad-address"):
        RedisStreams("mailto:ann@example.org", name="one")
