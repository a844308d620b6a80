"""Recording what waits, from a page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.jobs import Jobs
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.recording import Recording
from craftnudge.entrypoints.server.routes.recording import recording_routes
from craftnudge.presentation.pages.rendering import render

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


async def _ended(jobs: Jobs) -> str:
    while (job := jobs.newest()) is not None and not job.is_over:
        await asyncio.sleep(0.01)
    return "" if job is None else f"{job.state} {job.written}"


def test_a_new_repository_is_recorded_at_the_start_and_the_rest_by_a_button(
    program: Program, repository: GitRepository
) -> None:
    """A second start records nothing; only what waits can be asked for."""
    repository.commit("Add an order", {"a.py": "a = 1\n"})

    async def run() -> None:
        context = ServerContext(program.home / "craftnudge", {"HOME": str(program.home)}, started_in=repository.path)
        jobs = Jobs()
        recording = Recording(context, jobs)
        assert len(recording_routes(recording).routes) == 2
        await recording.begin()
        assert await _ended(jobs) == "done 1"
        assert recording.values(context.workplace) == {"job": None, "waiting": []}
        repository.commit("Add another order", {"a.py": "a = 2\n"})
        await recording.begin()
        (waiting,) = recording.values(context.workplace)["waiting"]
        assert (waiting["name"], waiting["commits"], waiting["more"]) == ("repo", 1, False)
        with pytest.raises(RequestProblemError):
            await recording.start(str(repository.path))
        await recording.start(waiting["key"])
        await recording.start(waiting["key"])
        assert await _ended(jobs) == "done 1"
        assert len(jobs.counts()) == 1
        assert jobs.counts()["done"] == 2

    asyncio.run(run())


def test_a_page_follows_a_job() -> None:
    """Its figures while it runs, with and without a script, and the way to find out why it failed."""

    def page(state: str) -> str:
        job = {"repository": "shop", "state": state, "job_id": "1", "done": 340, "total": 1200, "error": "journal.full"}
        return render("today.html", here="/", note="", job=job, waiting=[], last=None).decode()

    running = page("running")
    assert 'max="1200" value="340"' in running
    assert "340 of 1,200 commits" in running
    assert '<noscript><meta http-equiv="refresh"' in running
    assert "data-refresh" in running
    failed = page("failed")
    assert "shop could not be recorded" in failed
    assert "refresh" not in failed
