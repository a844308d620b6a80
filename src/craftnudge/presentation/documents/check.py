"""`check --json`: each commit with its verdict, the rules it breaks, and whether the gate lets it pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.rubric.text.message_only import bare_message
from craftnudge.presentation.documents.coach import categories_document, commit_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked

# 1  2026-11: first release.
SCHEMA = "craftnudge.check/1"


def check_document(results: Sequence[Checked], *, message: str | None) -> dict[str, Any]:
    """The document. `message` is the text that was given as such: how it reads stands beside the verdicts."""
    bare = {"conventional": None, "generated": None} if message is None else bare_message(message)
    single = results[0].card if len(results) == 1 else None
    return {
        "schema": SCHEMA,
        "passed": all(one.passed for one in results),
        "min_score": results[0].min_score if results else None,
        "quality_score": single.score if single else None,
        "quality_level": single.level if single else None,
        **bare,
        "commits": [_commit(one) for one in results],
    }


def _commit(one: Checked) -> dict[str, Any]:
    return {
        "label": one.label,
        "passed": one.passed,
        "quality_score": one.card.score,
        "quality_level": one.card.level,
        "rubric_version": one.card.rubric_version,
        "areas_for_improvement": [remark.text for remark in one.feedback.areas_for_improvement],
        "specific_recommendations": list(one.feedback.specific_recommendations),
        "broken_rules": [
            {
                "id": rule.id,
                "setting": rule.setting,
                "says": rule.says,
                "advice": rule.advice,
                "quote": rule.quote,
                "line": rule.line,
            }
            for rule in one.broken
        ],
        "aspects": categories_document(one.card),
        "commit": commit_document(one.record, one.card),
    }
