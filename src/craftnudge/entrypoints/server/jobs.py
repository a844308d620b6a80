"""Long work that a client starts and comes back for: recording a repository's whole history.

Jobs live as long as the server. What a job has recorded stays recorded, however it ends; the next one goes on.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

from anyio import to_thread

from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.observing import span

if TYPE_CHECKING:
    from collections.abc import Callable

JobState = Literal["waiting", "running", "done", "failed", "stopped"]
_MOST_JOBS: Final = 100
# 1  2026-11: first release.
SCHEMA: Final = "craftnudge.job/1"


class JobStoppedError(Exception):
    """The client stopped the job; raised inside the work at its next report."""


@dataclass
class Job:
    """One piece of work. `done` of `total` commits were looked at; `written` is known at the end."""

    id: str
    repository: str
    state: JobState = "waiting"
    done: int = 0
    total: int | None = None
    written: int | None = None
    error: str | None = None
    is_stopped: bool = False

    @property
    def is_over(self) -> bool:
        """Whether the job has ended."""
        return self.state in ("done", "failed", "stopped")

    def report(self, done: int, total: int) -> None:
        """Called by the work now and then."""
        if self.is_stopped:
            raise JobStoppedError
        self.done, self.total = done, total

    def document(self) -> dict[str, Any]:
        """The job as it is sent."""
        return {
            "schema": SCHEMA,
            "job_id": self.id,
            "kind": "backfill",
            "repository": self.repository,
            "state": self.state,
            "done": self.done,
            "total": self.total,
            "written": self.written,
            "error": self.error,
        }


class Jobs:
    """The jobs of one server, one at a time."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._one_at_a_time = asyncio.Semaphore(1)

    def get(self, job_id: str) -> Job | None:
        """The job with that id, unless it was forgotten."""
        return self._jobs.get(job_id)

    def newest(self) -> Job | None:
        """The job that was started last."""
        return next(reversed(self._jobs.values()), None)

    def is_running(self, repository: str) -> bool:
        """Whether a job of that repository waits or runs."""
        return any(job.repository == repository and not job.is_over for job in self._jobs.values())

    def start(self, repository: str, work: Callable[[Callable[[int, int], None]], int]) -> Job:
        """A job that runs `work` with its report; the work returns how many commits it wrote."""
        job = Job(secrets.token_hex(8), repository)
        self._jobs[job.id] = job
        over = [job_id for job_id, other in self._jobs.items() if other.is_over]
        for job_id in over[: max(len(self._jobs) - _MOST_JOBS, 0)]:
            del self._jobs[job_id]
        task = asyncio.create_task(self._run(job, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    def counts(self) -> Counter[JobState]:
        """How many jobs are in each state."""
        return Counter(job.state for job in list(self._jobs.values()))

    def end(self) -> None:
        """Stops all jobs at their next report, so that the server can end."""
        for job in self._jobs.values():
            job.is_stopped = True

    async def _run(self, job: Job, work: Callable[[Callable[[int, int], None]], int]) -> None:
        async with self._one_at_a_time:
            if job.is_stopped:
                job.state = "stopped"
                return
            job.state = "running"
            try:
                with span("job.backfill"):
                    job.written = await to_thread.run_sync(partial(work, job.report))
            except JobStoppedError:
                job.state = "stopped"
            except CraftNudgeError as error:
                job.state, job.error = "failed", error.code
            except Exception as error:  # noqa: BLE001 - a job has no caller that could hear of it
                job.state, job.error = "failed", type(error).__name__
            else:
                job.state = "done"
