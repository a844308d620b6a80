"""`check --json`: each commit with its score, the rules it breaks, and whether it passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.coaching.phrases.lookup import rule_advice_text, rule_text
from craftnudge.domain.rubric.text.message_only import bare_message
from craftnudge.presentation.documents.coach import categories_document, commit_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked

# 1  2026-11: first release.
SCHEMA = "craftnudge.check/1"


def check_document(results: Sequence[Checked], *, message: str | None) -> dict[str, Any]:
    """The document. `message` is a text that was given instead of a commit: its form stands beside the scores."""
    bare = {"conventional": None, "generated": None} if message is None else bare_message(message)
    single = results[0].card if len(results) == 1 else None
    return {
        "schema": SCHEMA,
        "passed": all(result.passed for result in results),
        "min_score": results[0].min_score if results else None,
        "quality_score": single.score if single else None,
        "quality_level": single.level if single else None,
        **bare,
        "commits": [_commit(result) for result in results],
    }


def _commit(result: Checked) -> dict[str, Any]:
    return {
        "label": result.label,
        "passed": result.passed,
        "quality_score": result.card.score,
        "quality_level": result.card.level,
        "rubric_version": result.card.rubric_version,
        "areas_for_improvement": [remark.text for remark in result.feedback.areas_for_improvement],
        "specific_recommendations": list(result.feedback.specific_recommendations),
        "broken_rules": [
            {
                "id": rule.id,
                "setting": rule.setting,
                "says": rule_text(rule),
                "advice": rule_advice_text(rule),
                "quote": rule.quote,
                "line": rule.line,
            }
            for rule in result.broken
        ],
        "plugin_findings": [
            {
                "id": own.id,
                "title": own.title,
                "says": own.says,
                "advice": own.advice,
                "quote": own.quote,
                "path": own.path,
                "line": own.line,
                "required": own.required,
            }
            for own in result.plugin_findings
        ],
        "aspects": categories_document(result.card),
        "commit": commit_document(result.record, result.card),
    }
