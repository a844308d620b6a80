"""Latencies are given by their median and their 99th percentile."""

from __future__ import annotations

import pytest

pytest.importorskip("psycopg")

from craftnudge.services.load_measures import event_latency, latency_of


def test_the_median_and_the_slowest_hundredth() -> None:
    """Of a hundred the slowest one; of one itself; of none nothing."""
    assert latency_of([float(number) for number in range(100, 0, -1)]) == (100, 50.5, 100.0)
    assert latency_of([3.0]) == (1, 3.0, 3.0)
    assert latency_of([]) is None


def test_events_are_measured_and_leave_nothing(redis_url: str) -> None:
    """Each is heard; the stream is gone afterwards."""
    import redis  # noqa: PLC0415

    latency = event_latency(redis_url, 20)
    assert latency is not None
    assert latency.measured == 20
    with redis.Redis.from_url(redis_url, socket_timeout=5) as client:
        assert client.keys() == []


def test_events_without_redis_are_not_measured() -> None:
    """A server that is not there."""
    assert event_latency("unix:///nowhere/redis.sock", 1) is None
