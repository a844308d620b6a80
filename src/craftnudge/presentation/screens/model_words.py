"""A model's notes, below the findings and marked as its own; or one line that says why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, Canvas, Line, hanging, prose, span
from craftnudge.presentation.templates import cause_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.coaching.model.no_words_reason import Reason
    from craftnudge.domain.coaching.model.prompt import Material
    from craftnudge.domain.coaching.model.summary_facts import HistoryFact

# Reasons that need no line unless the user asked for a model.
_EXPECTED = frozenset({"no_server", "no_model", "not_ollama"})
# Reasons that never need one: no notes were wanted, or there were none to make.
_SILENT = frozenset({"off", "nothing_to_add"})

_CACHED = "   (from the cache)"


def model_words_screen(words: ModelWords, feedback: Feedback, canvas: Canvas) -> list[Line]:
    """The finding to start with, a note on it, a message to consider, and comments on lines."""
    tip = next((area for area in feedback.areas_for_improvement if area.check_id == words.tip_id), None)
    lines: list[Line] = [BLANK, _headed(f"  AI notes by {words.model}: start with {words.tip_id}", words, canvas)]
    if tip is not None:
        lines += hanging((span("    " + canvas.pick("→ ", "> "), "dim"),), tip.advice, canvas)
    if words.note:
        lines += prose(words.note, canvas, indent=4)
    if words.question:
        lines += prose(f"Question: {words.question}", canvas, indent=4)
    if words.subject or words.body:
        what = "subject" if words.body is None else "body" if words.subject is None else "message"
        lines.append((span(f"    Suggested {what}:"),))
        lines += prose(words.subject, canvas, indent=6) if words.subject else []
        lines += [BLANK] if words.subject and words.body else []
        lines += _body_lines(words.body, canvas) if words.body else []
    for comment in words.comments:
        lines += prose(f"{comment.path}:{comment.line}  {comment.text}", canvas, indent=4)
    return lines


def summary_screen(words: ModelWords, facts: Sequence[HistoryFact], canvas: Canvas) -> list[Line]:
    """A summary written by a model, marked as such; from a model that only chooses, the fact to look at first."""
    if words.summary:
        signed = (span(f"  written by {words.model}", "dim"),)
        return [BLANK, *prose(words.summary, canvas), signed]
    first = next((fact.text for fact in facts if fact.id == words.tip_id), "")
    return [BLANK, _headed(f"  {words.model}: look at this first", words, canvas), *prose(first, canvas, indent=4)]


def _headed(text: str, words: ModelWords, canvas: Canvas) -> Line:
    """A heading; where there is room, that the reply comes from the cache."""
    if words.cached and len(text) + len(_CACHED) < canvas.columns:
        return (span(text, "heading"), span(_CACHED, "dim"))
    return (span(text, "heading"),)


def reason_line(reason: Reason, *, asked_for: bool, canvas: Canvas) -> list[Line]:
    """Why there are no AI notes, with the remedy; empty where the user did not ask for them and nothing is wrong."""
    if reason.kind in _SILENT or (reason.kind in _EXPECTED and not asked_for):
        return []
    message, hint = cause_text(reason.cause)
    lines = prose(f"No AI notes: {message}.", canvas)
    return [*lines, (span("  Next: "), span(hint, "strong"))] if hint else lines


def withheld_lines(material: Material, canvas: Canvas) -> list[Line]:
    """Which parts of the commit were not sent to the model."""
    parts = []
    if material.removed:
        parts.append("removed: " + ", ".join(material.removed))
    if material.diff is not None:
        parts += [f"withheld: {', '.join(material.diff.withheld)}"] if material.diff.withheld else []
        parts += [f"{count(material.diff.left_out, 'more file')}"] if material.diff.left_out else []
    return prose("Not sent: " + "; ".join(parts), canvas, style="dim") if parts else []


def _body_lines(body: str, canvas: Canvas) -> list[Line]:
    return [line for part in body.split("\n") for line in (prose(part, canvas, indent=6) if part else [BLANK])]
