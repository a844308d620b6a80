"""`track --json`: what was recorded, a repository at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.record import Repository

# 1  2026-11: first release.
SCHEMA = "craftnudge.track/1"


def track_document(results: Iterable[tuple[Repository, int, int, int, int, str | None]]) -> dict[str, Any]:
    """Repository, and how many commits were asked for, written, there already and damaged; the newest one's hash."""
    return {
        "schema": SCHEMA,
        "repositories": [
            {
                "name": repository.name,
                "key": repository.key,
                "path": repository.path,
                "branch": repository.branch,
                "asked": asked,
                "written": written,
                "already_there": already_there,
                "damaged": damaged,
                "latest": latest,
            }
            for repository, asked, written, already_there, damaged, latest in results
        ],
    }
