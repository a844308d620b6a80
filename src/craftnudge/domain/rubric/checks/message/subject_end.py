"""The subject ends with a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, partial, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_CUT_OFF = ("…", "...")
_CONTINUES = (",", ";", ":", "-", "(", "&", "/")
_EMPTY = not_applicable("empty")
_CLEAN = passed("clean")
_NOT_ENGLISH = not_applicable("not_english")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    subject = facts.message.plain_subject
    if not subject:
        return _EMPTY
    if subject.endswith(_CUT_OFF):
        return failed("cut_off", Evidence("subject_end", quote=subject[-30:]))
    if subject.endswith(_CONTINUES):
        return failed("continues", Evidence("subject_end", quote=subject[-30:]))
    if subject.endswith((".", "。")) and not subject.endswith(("etc.", "e.g.", "i.e.", "..")):
        return partial(0.5, "period", Evidence("subject_end", quote=subject[-30:]))
    return _CLEAN


CHECK = Check(
    id="CN114",
    name="subject-end",
    pass_name="Subject ends cleanly",
    fail_name="Subject ends badly",
    topic="subject-end",
    points=0.25,
    why="A subject that is cut off is hard to understand in a list. A final period only takes up space.",
    advice="End the subject with a word, without a period.",
    good="Show the size of each attachment",
    bad="Show the size of each attachment, the date and…",
    grounds="Forges cut a long first line with an ellipsis and move the rest to the body. The period is custom "
    "alone, so it costs a quarter of a point of forty.",
    limits="Some projects end their subjects with a period; the context category learns that.",
    evaluate=_evaluate,
)
