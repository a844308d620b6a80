"""`track --background --json` and `track --stop --json`: the runs in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.commit_time import rfc3339

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.services.results.background_track import BackgroundTrack

# 1  2026-11: first release.
SCHEMA = "craftnudge.background/1"


def background_document(runs: Iterable[BackgroundTrack]) -> dict[str, Any]:
    """Each run: what it records, its state, how many of how many commits, since when; the code of an error."""
    return {"schema": SCHEMA, "runs": [run_value(run) for run in runs]}


def run_value(run: BackgroundTrack) -> dict[str, Any]:
    """One run as plain values."""
    return {
        "repository": run.repository,
        "path": run.folder,
        "state": run.state,
        "done": run.done,
        "total": run.total,
        "started_at": rfc3339(run.started_seconds),
        "process_id": run.process_id,
        "error": run.error,
    }
