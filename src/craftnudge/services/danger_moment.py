"""Where a commit with a danger is on its way: what helps before it is pushed no longer helps afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.dangers import dangers_of

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.coaching.dangers import Moment
    from craftnudge.domain.rubric.scorecard import ScoreCard


def danger_moment(folder: Path, card: ScoreCard) -> Moment | None:
    """Whether a remote branch has the commit, as far as this clone knows; None for a commit without a danger."""
    if not dangers_of(card):
        return None
    # Imported here: most commits have no danger.
    from craftnudge.adapters.git.remote_branches import remote_branches  # noqa: PLC0415

    return "pushed" if remote_branches(folder, with_commit=card.record.hash) else "committed"
