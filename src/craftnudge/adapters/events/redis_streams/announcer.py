"""Announces work in Redis Streams: one stream and one group of consumers for each kind.

Entries hold numbers alone. An entry is deleted when its work is done, or when it is older than the longest stream; both
are safe, since the work itself is in the database. Only commands of Redis 6.2 and Valkey are used.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from craftnudge.adapters.events.work import WorkKind

# A server that does not answer for so long costs one round; by themselves the client's retries wait for 15 seconds.
TIMEOUT_SECONDS: Final = 1.0
# A fuse, not a limit that is ever reached: some 50 MB.
LONGEST_STREAM: Final = 1_000_000
# What a consumer took and has not acknowledged after so long is another's.
CLAIM_IDLE_SECONDS: Final = 30
_CLAIM_EVERY_SECONDS: Final = 1.0
_GROUP: Final = "workers"
_FIELD: Final = b"id"
# Published for outside listeners, who miss what is published while they do not listen.
OUTSIDE_CHANNEL: Final = "commit_events"


class RedisStreams:
    """One consumer, named `name`, of the streams of a Redis server. The server may come and go."""

    def __init__(
        self,
        url: str,
        *,
        name: str,
        database: int = 0,
        prefix: str = "craftnudge",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`database` is used where the address names none. Raises StoreError if the text is no address of Redis."""
        try:
            self._redis: Any = redis.Redis.from_url(
                url,
                db=database,
                socket_timeout=TIMEOUT_SECONDS,
                socket_connect_timeout=TIMEOUT_SECONDS,
                retry=Retry(NoBackoff(), 0),
                client_name="craftnudge",
            )
        except ValueError:
            raise StoreError("events.bad-address") from None
        self._name = name
        self._prefix = prefix
        self._clock = clock
        self._claimed_at: dict[str, float] = {}
        self._entries: dict[tuple[str, int], bytes] = {}
        self._forgotten: set[str] = set()

    def announce(self, kind: WorkKind, ids: Sequence[int]) -> bool:
        """Adds an entry for each number; returns whether Redis took them all."""
        try:
            with self._redis.pipeline(transaction=False) as pipeline:
                for number in ids:
                    pipeline.xadd(self._stream(kind), {_FIELD: number}, maxlen=LONGEST_STREAM, approximate=True)
                pipeline.execute()
        except (redis.RedisError, OSError):
            return False
        return True

    def publish(self, *events: Mapping[str, object]) -> None:
        """Tells outside listeners, if there are any."""
        try:
            with self._redis.pipeline(transaction=False) as pipeline:
                for event in events:
                    pipeline.publish(OUTSIDE_CHANNEL, json.dumps(event))
                pipeline.execute()
        except (redis.RedisError, OSError):
            return

    def listen(self, kind: WorkKind, *, most: int, wait_seconds: float) -> list[int]:
        """The numbers of new entries, or of those that a dead consumer left; none where Redis does not answer."""
        stream = self._stream(kind)
        try:
            claimed = self._claim(stream, most)
            return claimed or self._read(stream, most, wait_seconds)
        except redis.ResponseError as error:
            if "NOGROUP" in str(error):
                self._make_group(stream)
                self._forgotten.add(stream)
            return []
        except (redis.RedisError, OSError):
            self._pause(wait_seconds)
            return []

    def forgot(self, kind: WorkKind) -> bool:
        """Whether the stream was found without its group: a server that began anew, or lost its data."""
        stream = self._stream(kind)
        found = stream in self._forgotten
        self._forgotten.discard(stream)
        return found

    def acknowledge(self, kind: WorkKind, ids: Collection[int]) -> None:
        """Deletes the entries of these numbers that this consumer has read."""
        stream = self._stream(kind)
        entries = [entry for number in ids if (entry := self._entries.pop((stream, number), None)) is not None]
        if not entries:
            return
        try:
            with self._redis.pipeline(transaction=False) as pipeline:
                pipeline.xack(stream, _GROUP, *entries)
                pipeline.xdel(stream, *entries)
                pipeline.execute()
        except (redis.RedisError, OSError):
            return  # another consumer will read of work that is done

    def answers(self) -> bool:
        """Whether the server answers now."""
        try:
            return bool(self._redis.ping())
        except (redis.RedisError, OSError):
            return False

    def lengths(self, kinds: Sequence[WorkKind]) -> dict[str, int]:
        """How many entries each stream has; nothing where Redis does not answer."""
        try:
            return {kind: self._redis.xlen(self._stream(kind)) for kind in kinds}
        except (redis.RedisError, OSError):
            return {}

    def drop(self, kind: WorkKind) -> None:
        """Deletes a stream with all its entries."""
        try:
            self._redis.delete(self._stream(kind))
        except (redis.RedisError, OSError):
            return

    def close(self) -> None:
        """Closes the connections."""
        self._redis.close()

    def _stream(self, kind: str) -> str:
        return f"{self._prefix}:{kind}"

    def _claim(self, stream: str, most: int) -> list[int]:
        """What others took and left, looked for once a second."""
        now = self._clock()
        if now - self._claimed_at.get(stream, -_CLAIM_EVERY_SECONDS) < _CLAIM_EVERY_SECONDS:
            return []
        self._claimed_at[stream] = now
        idle_ms = CLAIM_IDLE_SECONDS * 1_000
        answer = self._redis.xautoclaim(stream, _GROUP, self._name, idle_ms, count=most)
        return self._numbers(stream, answer[1])

    def _read(self, stream: str, most: int, wait_seconds: float) -> list[int]:
        # A wait of 0 would be for ever; one as long as the timeout would end in an error.
        wait_ms = max(1, int(min(wait_seconds, TIMEOUT_SECONDS / 2) * 1_000))
        answer = self._redis.xreadgroup(_GROUP, self._name, {stream: ">"}, count=most, block=wait_ms)
        entries = answer[0][1] if isinstance(answer, list) and answer else _entries_of(answer)
        return self._numbers(stream, entries)

    def _numbers(self, stream: str, entries: Sequence[tuple[bytes, Mapping[bytes, bytes] | None]]) -> list[int]:
        numbers = []
        for entry, fields in entries:
            if fields and fields.get(_FIELD, b"").isdigit():
                number = int(fields[_FIELD])
                self._entries[stream, number] = entry
                numbers.append(number)
        return numbers

    def _make_group(self, stream: str) -> None:
        """From the first entry on: what was announced before there was a group counts too."""
        try:
            self._redis.xgroup_create(stream, _GROUP, id="0", mkstream=True)
        except (redis.RedisError, OSError):
            return  # another consumer made it at the same moment, or Redis has gone again

    def _pause(self, wait_seconds: float) -> None:
        """Without Redis a worker looks into the table, and must not do so without pause."""
        time.sleep(min(wait_seconds, TIMEOUT_SECONDS / 4))


def _entries_of(answer: Any) -> Sequence[tuple[bytes, Mapping[bytes, bytes] | None]]:
    """The entries of the only stream in an answer by the newer protocol, a mapping."""
    return next(iter(answer.values()))[0] if answer else ()
