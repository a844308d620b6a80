"""The jobs of one server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.jobs import Job, Jobs
from craftnudge.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[[int, int], None]


def outcome(*works: Callable[[Report], int], stop: bool = False) -> list[Job]:
    """The jobs of some work after all of them are over."""

    async def run() -> list[Job]:
        jobs = Jobs()
        started = [jobs.start("repo", work) for work in works]
        if stop:
            jobs.end()
        while not all(job.is_over for job in started):
            await asyncio.sleep(0.01)
        return started

    return asyncio.run(run())


def test_each_end_has_its_state() -> None:
    """Done with what was written; failed with the code of the error, or the name of one that nobody expected."""

    def writes(report: Report) -> int:
        report(3, 3)
        return 3

    def is_refused(_report: Report) -> int:
        raise JournalError("journal.locked")

    def breaks(_report: Report) -> int:
        raise ValueError("a path of this machine")

    jobs = outcome(writes, is_refused, breaks)
    assert [(job.state, job.written, job.error) for job in jobs] == [
        ("done", 3, None),
        ("failed", None, "journal.locked"),
        ("failed", None, "ValueError"),
    ]


def test_the_end_of_the_server_stops_them() -> None:
    """Those that wait, and one that works at its next report."""

    def works(report: Report) -> int:
        while True:
            report(1, 2)

    assert [job.state for job in outcome(works, works, stop=True)] == ["stopped", "stopped"]
