"""What a load test reached, and whether the store holds what it acknowledged."""

from __future__ import annotations

from typing import NamedTuple

from craftnudge.runtime.fast_dataclasses import dataclass


class Latency(NamedTuple):
    """The median and the 99th percentile of so many measurements, in milliseconds."""

    measured: int
    median_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class StoreFaults:
    """How many acknowledged commits break the promise, by what is wrong with them."""

    missing: int = 0
    twice: int = 0
    lower_facts: int = 0
    without_score: int = 0
    wrong_score: int = 0

    @property
    def total(self) -> int:
        """How many faults there are."""
        return self.missing + self.twice + self.lower_facts + self.without_score + self.wrong_score

    @property
    def any(self) -> bool:
        """Whether the promise is broken."""
        return self.total > 0


@dataclass(frozen=True, slots=True)
class LoadTestResult:
    """`acknowledged` are commits that the store took; `refused` calls failed; `repeated` were sent a second time.

    A latency is None where it could not be measured: events without Redis, processing without a worker.
    """

    acknowledged: int
    refused: int
    repeated: int
    seconds: float
    accept: Latency | None
    processing: Latency | None
    query: Latency | None
    event: Latency | None
    faults: StoreFaults

    @property
    def commits_per_second(self) -> float:
        """How many commits a second were acknowledged."""
        return self.acknowledged / self.seconds if self.seconds else 0.0

    @property
    def latencies(self) -> tuple[tuple[str, Latency | None, float | None], ...]:
        """Each latency by its name, with its target in milliseconds if there is one."""
        return (
            ("accept", self.accept, None),
            ("processing", self.processing, 25.0),
            ("query", self.query, 5.0),
            ("event", self.event, 2.0),
        )
