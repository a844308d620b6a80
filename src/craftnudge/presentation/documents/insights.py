"""`insights --json`: every insight with its figures and all commits that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.coaching.phrases.insight_text import example_note, insight_detail, insight_headline
from craftnudge.presentation.documents.model_words import summary_document
from craftnudge.presentation.documents.progress import commit_reference, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.insight import Insight

# 1  2026-11: first release.
SCHEMA = "craftnudge.insights/1"


def insights_document(
    history: History, insights: Sequence[Insight], user_id: str | None, who: str, days: int, *, words: ModelWords
) -> dict[str, Any]:
    """One document, the weightiest insight first."""
    return {
        "schema": SCHEMA,
        "user_id": user_id,
        "who": who,
        "days": days,
        "commits": len(history.scored),
        "others_commits": len(history.others_scored),
        "others_people": history.people,
        "other_rubric": history.other_rubric,
        "insights": [_insight(insight) for insight in insights],
        "ai": summary_document(words),
    }


def _insight(insight: Insight) -> dict[str, Any]:
    return {
        "name": insight.name,
        "headline": insight_headline(insight),
        "detail": insight_detail(insight),
        "figures": {
            name: rounded(figure) if isinstance(figure, float) else figure for name, figure in insight.figures.items()
        },
        "chance": insight.chance,
        "weight": rounded(insight.weight),
        "commits": [
            commit_reference(example.commit) | {"note": example_note(insight, example)} for example in insight.commits
        ],
    }
