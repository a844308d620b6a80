"""`log --json`: commits with their scores, without the evidence (`coach --json` has that)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.documents.coach import commit_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from craftnudge.domain.commits.superseded import Superseded
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# 1  2026-11: first release.
SCHEMA = "craftnudge.log/1"


def log_document(
    commits: Iterable[ScoredCommit],
    matching: int,
    unreadable_lines: int,
    superseded: Mapping[str, Superseded] | None = None,
) -> dict[str, Any]:
    """The commits shown, the newest first; `matching` is their number without the limit.

    A commit that no longer counts has the key `superseded`: why, and the hash of the one that stands for it.
    """
    return {
        "schema": SCHEMA,
        "matching": matching,
        "unreadable_lines": unreadable_lines,
        "commits": [listed_commit(commit, (superseded or {}).get(commit.record.hash)) for commit in commits],
    }


def listed_commit(commit: ScoredCommit, superseded: Superseded | None = None) -> dict[str, Any]:
    """One commit with its score and categories, without the checks."""
    return {
        "commit_id": commit.card.commit_id,
        "quality_score": commit.card.score,
        "quality_level": commit.card.level,
        "rubric_version": commit.card.rubric_version,
        "aspects": {category.name: category.score for category in commit.card.categories},
        "commit": commit_document(commit.record, commit.card),
        **_superseded(superseded),
    }


def _superseded(why: Superseded | None) -> dict[str, Any]:
    return {} if why is None else {"superseded": {"reason": why.reason, "now": why.now}}
