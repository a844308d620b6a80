"""What a model added, under the rules' own words and marked as its own; or one dim line why it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, Canvas, Line, Style, span, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.coaching.model.no_words_reason import Reason
    from craftnudge.domain.coaching.model.prompt import Material

# Reasons that need no line unless the user asked for a model.
_EXPECTED = frozenset({"no_server", "no_model", "not_ollama"})
# Reasons that never need one: nothing was wanted, or there was nothing to say.
_SILENT = frozenset({"off", "nothing_to_add"})

_KEPT = "   (kept from before)"


def model_words_screen(words: ModelWords, feedback: Feedback, canvas: Canvas) -> list[Line]:
    """The tip to begin with, a note on it, a subject to consider, and comments on lines."""
    tip = next((area for area in feedback.areas_for_improvement if area.check_id == words.tip_id), None)
    lines: list[Line] = [BLANK, _headed(f"  {words.model} would begin with {words.tip_id}", words, canvas)]
    if tip is not None:
        lines += _indented(tip.advice, canvas, mark=canvas.pick("→ ", "> "))
    if words.note:
        lines += _indented(words.note, canvas, style="dim")
    if words.question:
        lines += _indented(f"It would ask: {words.question}", canvas)
    if words.subject or words.body:
        what = "subject" if words.body is None else "body" if words.subject is None else "message"
        lines.append((span(f"    A {what} to consider:", "dim"),))
        lines += _indented(words.subject or "", canvas, columns=6) if words.subject else []
        lines += [BLANK] if words.subject and words.body else []
        lines += _indented(words.body or "", canvas, columns=6) if words.body else []
    for comment in words.comments:
        lines += _indented(f"{comment.path}:{comment.line}  {comment.text}", canvas)
    return lines


def summary_screen(words: ModelWords, facts: Sequence[tuple[str, str]], canvas: Canvas) -> list[Line]:
    """A history in a model's words, marked as such; from a model that only chooses, the fact to begin with."""
    if words.summary:
        signed = (span(f"  in the words of {words.model}", "dim"),)
        return [BLANK, *_indented(words.summary, canvas, columns=2), signed]
    first = next((text for name, text in facts if name == words.tip_id), "")
    return [BLANK, _headed(f"  {words.model} would look at this first", words, canvas), *_indented(first, canvas)]


def _headed(text: str, words: ModelWords, canvas: Canvas) -> Line:
    """A heading, and where there is room that the model was not asked now: its reply was kept."""
    if words.cached and len(text) + len(_KEPT) < canvas.columns:
        return (span(text, "heading"), span(_KEPT, "dim"))
    return (span(text, "heading"),)


def reason_line(reason: Reason, *, asked_for: bool, canvas: Canvas) -> list[Line]:
    """Why there are no words, with the remedy; nothing where nobody asked for them and nothing is wrong."""
    if reason.kind in _SILENT or (reason.kind in _EXPECTED and not asked_for):
        return []
    text = f"The rules alone spoke: {reason.says}."
    if reason.remedy:
        text += f" Try: {reason.remedy}"
    return _indented(text, canvas, style="dim", columns=2)


def withheld_lines(known: Material, canvas: Canvas) -> list[Line]:
    """What the model was not shown, so that the user knows that it was not."""
    told = []
    if known.removed:
        told.append("removed: " + ", ".join(known.removed))
    if known.diff is not None:
        told += [f"withheld: {', '.join(known.diff.withheld)}"] if known.diff.withheld else []
        left = known.diff.left_out
        told += [f"{left} file{'' if left == 1 else 's'} left out"] if left else []
    return _indented("Not sent: " + "; ".join(told), canvas, style="dim", columns=2) if told else []


def _indented(text: str, canvas: Canvas, *, mark: str = "", style: Style = "plain", columns: int = 4) -> list[Line]:
    pieces = wrap(text, canvas.columns - columns - len(mark) - 2)
    return [
        (span(" " * columns + (mark if index == 0 else " " * len(mark)), "dim"), span(piece, style))
        for index, piece in enumerate(pieces)
    ]
