"""Reads a model's reply: refuses any other than the agreed form, then checks every word."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from craftnudge.domain.coaching.model.body_grounding import body_faults, question_faults
from craftnudge.domain.coaching.model.grounding import comment_faults, note_faults, subject_faults, summary_faults
from craftnudge.domain.coaching.model.model_words import LineComment, ModelWords
from craftnudge.domain.coaching.model.no_words_reason import NoWordsError, Reason
from craftnudge.domain.coaching.model.prompt import hides_signs, plain
from craftnudge.domain.coaching.model.redaction import redacted
from craftnudge.errors import Cause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from craftnudge.domain.coaching.model.diff_excerpt import DiffExcerpt
    from craftnudge.domain.coaching.model.prompt import Material, Prompt
    from craftnudge.domain.coaching.model.summary_facts import HistoryFact

    _Form = TypeVar("_Form", bound=BaseModel)


def read_commit_reply(raw: str, known: Material, prompt: Prompt, model: str) -> ModelWords:
    """The words of a reply about one commit; raises NoWordsError where it is not of the agreed form."""
    from craftnudge.domain.coaching.model.reply_form import CommitReply  # noqa: PLC0415 - pydantic, only with a reply in hand

    reply = _parsed(CommitReply, raw, model)
    tip = next((tip for tip in known.tips if tip.id == reply.tip), None)
    texts = (reply.note, reply.subject, reply.body, reply.question, *(comment.comment for comment in reply.comments))
    # Words that hide something were not written for a reader: none of the reply is taken.
    if tip is None or any(map(hides_signs, texts)):
        raise _bad(model)
    dropped: list[str] = []
    note, subject, body, question = map(plain, (reply.note, reply.subject, reply.body, reply.question))
    if note:
        note = _kept(note, note_faults(note, topic=tip.topic, tip=tip.text, evidence=prompt.evidence), "note", dropped)
    if subject:
        faults = subject_faults(subject, old=known.subject, evidence=prompt.evidence)
        subject = _kept(subject, faults, "subject", dropped)
    if body:
        faults = body_faults(body, subject=known.subject, old=known.body, evidence=prompt.evidence)
        body = _kept(body, faults if known.body_is_prose else ("nothing to say again",), "body", dropped)
    if question:
        question = _kept(question, question_faults(question, evidence=prompt.evidence), "question", dropped)
    comments: list[LineComment] = []
    for comment in reply.comments[:3]:
        text = plain(comment.comment)
        faults = (*comment_faults(text, prompt.evidence), *_misplaced(comment.file, comment.line, known.diff))
        if _kept(text, faults, "comment", dropped):
            comments.append(LineComment(comment.file, comment.line, text))
    return ModelWords(
        model,
        tip.id,
        note or None,
        subject or None,
        body or None,
        question or None,
        tuple(comments),
        dropped=tuple(dropped),
    )


def read_summary_reply(raw: str, facts: Sequence[HistoryFact], prompt: Prompt, model: str) -> ModelWords:
    """The words of a reply about a history."""
    from craftnudge.domain.coaching.model.reply_form import SummaryReply  # noqa: PLC0415 - as above

    reply = _parsed(SummaryReply, raw, model)
    if reply.first not in {fact.id for fact in facts} or hides_signs(reply.summary):
        raise _bad(model)
    dropped: list[str] = []
    summary = plain(reply.summary)
    if summary:
        summary = _kept(summary, summary_faults(summary, prompt.evidence), "summary", dropped)
    return ModelWords(model, reply.first, summary=summary or None, dropped=tuple(dropped))


def _parsed(form: type[_Form], raw: str, model: str) -> _Form:
    try:
        return form.model_validate_json(raw)
    except ValueError:
        raise _bad(model) from None


def _kept(text: str, faults: Sequence[str], name: str, dropped: list[str]) -> str:
    """The text; empty if it has a fault, which is added to `dropped`. A reply may repeat secrets, too."""
    if not faults and redacted(text).kinds:
        faults = ("holds a secret",)
    dropped += [f"{name}: {fault}" for fault in faults]
    return "" if faults else text


def _misplaced(path: str, line: int, diff: DiffExcerpt | None) -> tuple[str, ...]:
    shown = {part.path: part.added_lines for part in diff.files} if diff else {}
    return () if line in shown.get(path, ()) else ("no such line",)


def _bad(model: str) -> NoWordsError:
    return NoWordsError(Reason("bad_reply", Cause("model.bad-form", model=model)))
