"""`reword --json`: the new message, and the rewritten commits if it was applied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.coaching.rewording.reworded_message import Rewording
    from craftnudge.domain.rubric.scorecard import ScoreCard

# 1  2026-11: first release.
SCHEMA = "craftnudge.reword/1"


def reword_document(
    rewording: Rewording, before: ScoreCard, after: ScoreCard, backup: str | None, rewritten: Mapping[str, str]
) -> dict[str, Any]:
    """`backup` refers to the old state, null if nothing was applied; `rewritten` has new hashes by old."""
    return {
        "schema": SCHEMA,
        "commit": before.commit_hash,
        "message": rewording.message,
        "changes": list(rewording.changes),
        "score_before": before.score,
        "score_after": after.score,
        "applied": backup is not None,
        "backup": backup,
        "rewritten": dict(rewritten),
    }
