"""`track --json`: what was recorded, a repository at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.services.results.track import Tracked

# 1  2026-11: first release.
SCHEMA = "craftnudge.track/1"


def track_document(results: Iterable[Tracked]) -> dict[str, Any]:
    """Repository, and how many commits were asked for, written, there already and damaged; the newest one's hash.

    `superseded` is how many recorded commits were found to count no longer.
    """
    return {
        "schema": SCHEMA,
        "repositories": [
            {
                "name": tracked.repository.name,
                "key": tracked.repository.key,
                "path": tracked.repository.path,
                "branch": tracked.repository.branch,
                "asked": tracked.asked,
                "written": tracked.written,
                "already_there": tracked.already_there,
                "damaged": tracked.damaged,
                "latest": tracked.latest_hash,
                "superseded": tracked.superseded,
            }
            for tracked in results
        ],
    }
