"""Where a commit with a danger is on its way: what helps before it is pushed no longer helps afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from craftnudge.domain.coaching.dangers import Moment
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import CheckResult


def danger_moment(folder: Path, record: CommitRecord, dangers: Collection[CheckResult]) -> Moment | None:
    """Whether a remote branch has the commit, as far as this clone knows; None for a commit without a danger."""
    if not dangers:
        return None
    # Imported here: most commits have no danger.
    from craftnudge.adapters.git.remote_branches import remote_branches  # noqa: PLC0415

    return "pushed" if remote_branches(folder, with_commit=record.hash) else "committed"
