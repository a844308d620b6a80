"""Records commits of the user's clones while a page shows how far it is: at the start, and when a button is pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.runtime.lazy_module import LazyModule

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.jobs import Jobs
    from craftnudge.services import backfill, unrecorded
    from craftnudge.services.workplace import Workplace
else:
    backfill = LazyModule("craftnudge.services.backfill")
    unrecorded = LazyModule("craftnudge.services.unrecorded")


class Recording:
    """The clones of one server's user, and the jobs that record them."""

    def __init__(self, context: ServerContext, jobs: Jobs) -> None:
        self._context = context
        self._jobs = jobs

    async def begin(self) -> None:
        """Records the newest commits of the repository that the server was started in, if nothing of it is recorded.

        As commands do before their first answer.
        """
        context = self._context
        if context.started_in is None:
            return
        for clone in await context.compute(self._waiting, context.workplace):
            if clone.is_new and clone.folder == context.started_in:
                work = partial(unrecorded.record_newest, context.workplace, clone.folder)
                self._jobs.start(clone.repository.name, work)

    async def start(self, key: str) -> None:
        """Starts to record the clone with that key; RequestProblemError if none such waits.

        A clone that is being recorded is not recorded twice.
        """
        waiting = await self._context.compute(self._waiting, self._context.workplace)
        clone = next((clone for clone in waiting if clone.repository.key == key), None)
        if clone is None:
            raise RequestProblemError("unknown-repository")
        if not self._jobs.is_running(clone.repository.name):
            self._jobs.start(clone.repository.name, partial(backfill.backfill, self._context.workplace, clone.folder))

    def stop(self, job_id: str) -> None:
        """Stops a job, if there is one; what it has recorded stays."""
        job = self._jobs.get(job_id)
        if job is not None:
            job.is_stopped = True

    def values(self, workplace: Workplace) -> dict[str, Any]:
        """What a page shows of it: the job that runs or failed last, and the clones that wait. Opens repositories."""
        job = self._jobs.newest()
        shown = None if job is None or job.state in ("done", "stopped") else job.document()
        running = {job.repository} if job is not None and not job.is_over else set()
        return {
            "job": shown,
            "waiting": [
                {"key": clone.repository.key, "name": clone.repository.name, "branch": clone.repository.branch}
                | {"commits": clone.commits, "more": clone.commits >= unrecorded.MOST_COUNTED}
                for clone in self._waiting(workplace)
                if clone.repository.name not in running
            ],
        }

    def _waiting(self, workplace: Workplace) -> tuple[unrecorded.Unrecorded, ...]:
        return unrecorded.unrecorded(workplace, self._context.started_in)
