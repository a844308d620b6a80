"""The subject ends with a word, not with a stop or a dash that waits for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import (
    Check,
    Evidence,
    Outcome,
    Words,
    failed,
    not_applicable,
    partial,
    passed,
    said,
)

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_CUT_OFF = ("…", "...")
_WAITING = (",", ";", ":", "-", "(", "&", "/")
_EMPTY = not_applicable("The message is empty.")


def _evaluate(facts: Facts) -> Outcome:
    subject = facts.message.plain_subject
    if not subject:
        return _EMPTY
    end = subject[-30:]
    if subject.endswith(_CUT_OFF):
        return failed(lambda: _seen(f'The subject breaks off: "{end}"', end, "Shorten it so that it ends."))
    if subject.endswith(_WAITING):
        return failed(lambda: _seen(f'The subject waits for more: "{end}"', end, "End the subject with a word."))
    if subject.endswith((".", "。")) and not subject.endswith(("etc.", "e.g.", "i.e.", "..")):
        return partial(0.5, lambda: _seen("The subject ends with a period, as no headline does.", end))
    return passed(lambda: _seen("The subject ends like a headline.", end))


def _seen(says: str, end: str, advice: str | None = None) -> Words:
    return said(says, Evidence("the end of the subject", quote=end), advice=advice)


CHECK = Check(
    id="CN114",
    name="subject-end",
    title="Subject ends like a headline",
    topic="subject-end",
    points=0.25,
    why="A subject that breaks off is half a sentence in every list; a period takes room and tells nothing.",
    advice="End the subject with a word; leave the period out.",
    good="Show the size of each attachment",
    bad="Show the size of each attachment, the date and…",
    grounds="Forges cut a long first line with an ellipsis and move the rest to the body. The period is custom "
    "alone, so it costs a quarter of a point of forty.",
    limits="Some projects write full sentences with a period; the context aspect knows their custom. On git's own "
    "history it fires on 5 % of human commits.",
    evaluate=_evaluate,
)
