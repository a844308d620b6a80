"""The document of `coach` with what was there before the commit: the project's style and its last commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.documents.log import listed_commit
from craftnudge.presentation.documents.style import style_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from craftnudge.domain.habits.project_style import ProjectStyle
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# 1  2026-11: first release.
SCHEMA = "craftnudge.coach-context/1"


def coach_context_document(
    coach: Mapping[str, Any], repository: str, style: ProjectStyle, before: Iterable[ScoredCommit]
) -> dict[str, Any]:
    """All members of the document of `coach`, and the context."""
    context = {
        "style": style_document(repository, style),
        "commits_before": [listed_commit(commit) for commit in before],
    }
    return {**coach, "schema": SCHEMA, "context": context}
