"""Figures on what the server does for its requests: scoring, questions to the store, jobs, streams, kept answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from prometheus_client import Counter, Gauge, Histogram

from craftnudge.entrypoints.server.jobs import JobState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prometheus_client import CollectorRegistry

    from craftnudge.entrypoints.server.responses import AnswerKind
    from craftnudge.runtime.observing import SpanName

_SECONDS: Final = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


class WorkMetrics:
    """The figures of one server."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._streams = Gauge("craftnudge_event_streams", "Pages that listen for changes.", registry=registry)
        self._jobs = Gauge("craftnudge_jobs", "Jobs, by their state.", ["state"], registry=registry)
        self._answers = Counter(
            "craftnudge_answers", "Documents, by how they came about.", ["result"], registry=registry
        )
        self._seconds = Histogram(
            "craftnudge_work_duration_seconds",
            "Time of a piece of work: scoring, a question to the store, a fetch, a delivery, a job.",
            ["work"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._scored = Counter("craftnudge_commits_scored", "Commits that were scored.", registry=registry)

    def answered(self, result: AnswerKind) -> None:
        """Counts a document."""
        self._answers.labels(result).inc()

    def worked(self, work: SpanName, seconds: float, figures: Mapping[str, str | int]) -> None:
        """Takes note of a piece of work."""
        self._seconds.labels(work).observe(seconds)
        if work == "rubric.score":
            self._scored.inc(int(figures.get("commits", 0)))

    def look(self, streams: int, jobs: Mapping[JobState, int]) -> None:
        """Sets the gauges to how many pages listen, and how many jobs are in each state."""
        self._streams.set(streams)
        for state in get_args(JobState):
            self._jobs.labels(state).set(jobs.get(state, 0))
