"""The reason is plain, and stands in the message itself rather than behind a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, graded, not_applicable, said, scaled
from craftnudge.domain.rubric.text.evidence import WHY_CUT, clause

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.evidence import MessageEvidence
    from craftnudge.domain.rubric.text.sign_table import Sign

# A reason as plain as this is full marks, and as hidden as this none.
_FULL = 0.85
_NONE = 0.2
# From this share on the reason is plain, and from the other on the author's own words are quoted as a hint.
_PLAIN = 0.75
_HINTED = 0.4
# The most that a message earns without a reason of its own, where none is needed or it stands elsewhere.
_UNSAID = 0.7
# The least where surely none is needed.
_NEEDLESS = 0.4
# The most for a hint at one.
_AS_A_HINT = 0.8
_MORE_TO_SAY = "If there was more behind it than the kind of change shows, say so in a sentence."
_NOT_ENGLISH = not_applicable("The message is not in English, and this check reads English words.")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    found = facts.evidence
    share = min(max((found.plain_why - _NONE) / (_FULL - _NONE), 0.0), 1.0)
    in_body = found.reason("body_")
    sign = in_body or found.reason("subject_")
    ticket = found.signs.get("ticket")
    hinted = sign is not None and share > _HINTED and found.own_why > _HINTED
    if not _has_own_reason(facts, found, in_body):
        share = min(share, _AS_A_HINT if hinted and not facts.exemption else _UNSAID)
    exempt = bool(facts.exemption and facts.reason_given_or_needless)
    if exempt and share < _NEEDLESS and facts.exemption and facts.exemption.sure:
        share = _NEEDLESS
    if sign is not None and hinted and not (exempt and sign.name == "corrects"):
        return _in_own_words(found, sign, share)
    if exempt:
        return graded(
            share, lambda: _of_subject("Only the kind of change tells the reason", found, advice=_MORE_TO_SAY)
        )
    if ticket:
        return graded(share, lambda: _elsewhere(ticket))
    return graded(share, lambda: _of_subject("The reason has to be guessed", found))


def _of_subject(says: str, found: MessageEvidence, advice: str | None = None) -> Words:
    headline = clause(found.wording.headline, "")
    return said(f'{says}: "{headline}"', Evidence("the subject", quote=headline), advice=advice)


def _elsewhere(ticket: str) -> Words:
    says = f"The reason is left to {ticket}; the log alone does not show it."
    advice = f"Add the gist of {ticket} in a sentence: trackers move, and the log is read offline."
    return said(says, Evidence("a reference", quote=ticket), advice=advice)


def _has_own_reason(facts: Facts, found: MessageEvidence, in_body: Sign | None) -> bool:
    """Whether the message itself has words of reason: in its body, or in a subject that had to give one."""
    if in_body is not None and "body" in found.signs and in_body.name != "corrects":
        return True
    return not facts.exemption and found.own_why >= WHY_CUT and found.reason("subject_") is not None


def _in_own_words(found: MessageEvidence, sign: Sign, share: float) -> Outcome:
    where = "body" if sign.name.startswith("body_") else "subject"
    if share >= _PLAIN:
        return scaled(share, _PLAIN, lambda: _quoted(f"The {where} {sign.is_}", found, sign))
    return graded(share, lambda: _quoted("The reason could be plainer", found, sign))


def _quoted(says: str, found: MessageEvidence, sign: Sign) -> Words:
    quote = found.quote(sign)
    return said(f'{says}: "{quote}"', Evidence(sign.is_, quote=quote))


CHECK = Check(
    id="CN103",
    name="plain-reason",
    title="Makes the reason plain in its own words",
    topic="why",
    points=8.5,
    why="The log travels with the code. What its author had in mind does not, and what the log only points to may be"
    " gone by then.",
    advice="Say in a sentence of its own what was wrong, and for whom.",
    good="Keep the cursor when a row is deleted (#812)\n\nIt jumped to the top, so that deleting several rows was "
    "tedious.",
    bad="Update table (#812)",
    grounds="Of 611 messages whose only reason was a link, 89 had none behind it and 59 of these merely repeated the"
    " message (Li and Ahmed, ICSE 2023).",
    limits="Words of reason are found by families of words; a dry reason without them earns part of the points. It "
    "is a scale, so on git's own history it takes something, mostly little, from 30 % of human commits.",
    evaluate=_evaluate,
)
