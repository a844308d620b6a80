"""`split --json`: the groups of a change, and whether it was split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.split import Split

# 1  2026-11: first release.
SCHEMA = "craftnudge.split/1"


def split_document(split: Split, commands: Sequence[str], backup: str | None) -> dict[str, Any]:
    """`partial_paths` are files of which a group holds some lines, and other groups the others.

    `commit` is null for the staged change; `backup` refers to the old state, null if nothing was applied.
    """
    return {
        "schema": SCHEMA,
        "commit": None if split.staged else split.record.hash,
        "score": split.before.score,
        "groups": [
            {
                "subject": part.subject,
                "paths": list(part.group.paths),
                "partial_paths": sorted(split.partial_paths.intersection(part.group.paths)),
                "score": part.card.score,
            }
            for part in split.parts
        ],
        "commands": list(commands),
        "applied": backup is not None,
        "backup": backup,
    }
