"""The part of a document about a local model: its notes, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.templates import cause_words

if TYPE_CHECKING:
    from craftnudge.domain.coaching.model.model_words import ModelWords


def ai_document(words: ModelWords) -> dict[str, Any]:
    """A model's notes on a commit."""
    if words.reason is not None:
        return _without(words)
    return {
        "used": True,
        "model": words.model,
        "reason": None,
        "tip": words.tip_id,
        "note": words.note,
        "subject": words.subject,
        "body": words.body,
        "question": words.question,
        "comments": [{"path": comment.path, "line": comment.line, "text": comment.text} for comment in words.comments],
    }


def summary_document(words: ModelWords) -> dict[str, Any]:
    """A model's notes on a history: the fact to look at first, and a summary by a model that writes."""
    if words.reason is not None:
        return _without(words)
    return {"used": True, "model": words.model, "reason": None, "first": words.tip_id, "summary": words.summary}


def _without(words: ModelWords) -> dict[str, Any]:
    reason = words.reason
    return {
        "used": False,
        "model": None,
        "reason": reason and reason.kind,
        "says": reason and cause_words(reason.cause),
    }
