"""What a document says of a local model: whether it added words, which ones, and why not where it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.domain.coaching.model.model_words import ModelWords


def ai_document(words: ModelWords) -> dict[str, Any]:
    """A model's words on a commit."""
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
        "comments": [{"path": each.path, "line": each.line, "text": each.text} for each in words.comments],
    }


def summary_document(words: ModelWords) -> dict[str, Any]:
    """A model's words on a history: the fact to look at first, and a summary from one that writes."""
    if words.reason is not None:
        return _without(words)
    return {"used": True, "model": words.model, "reason": None, "first": words.tip_id, "summary": words.summary}


def _without(words: ModelWords) -> dict[str, Any]:
    reason = words.reason
    return {"used": False, "model": None, "reason": reason and reason.kind, "says": reason and reason.says}
