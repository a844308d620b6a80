"""`split --json`: the groups of a change, and whether it was split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.rubric.scorecard import ScoreCard

# 1  2026-11: first release.
SCHEMA = "craftnudge.split/1"


def split_document(
    commit: str | None,
    before: ScoreCard,
    parts: Iterable[tuple[str, Sequence[str], ScoreCard]],
    commands: Sequence[str],
    backup: str | None,
) -> dict[str, Any]:
    """`commit` is null for the staged change; `backup` refers to the old state, null if nothing was applied."""
    return {
        "schema": SCHEMA,
        "commit": commit,
        "score": before.score,
        "groups": [{"subject": subject, "paths": list(paths), "score": card.score} for subject, paths, card in parts],
        "commands": list(commands),
        "applied": backup is not None,
        "backup": backup,
    }
