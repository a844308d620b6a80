"""The message gives its reason in words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, scaled
from craftnudge.domain.rubric.text.evidence import WHY_CUT

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.evidence import MessageEvidence
    from craftnudge.domain.rubric.text.sign_table import Sign

# A chance of a reason from which on all points are earned, and up to which none are.
_FULL = 0.85
_NONE = 0.2
# From this share on the reason is plain; from the other on the author's words are quoted as a hint.
_PLAIN = 0.75
_HINTED = 0.4
# The most that a message earns without a reason of its own, where none is needed or it stands elsewhere.
_NO_OWN_REASON = 0.7
# The least where the change surely needs no reason.
_NOT_NEEDED = 0.4
# The most for a hint at a reason.
_AS_A_HINT = 0.8
_NOT_ENGLISH = not_applicable("not_english")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    evidence = facts.evidence
    share = min(max((evidence.plain_why - _NONE) / (_FULL - _NONE), 0.0), 1.0)
    in_body = evidence.reason("body_")
    sign = in_body or evidence.reason("subject_")
    ticket = evidence.signs.get("ticket")
    hinted = sign is not None and share > _HINTED and evidence.own_why > _HINTED
    if not _has_own_reason(facts, evidence, in_body):
        share = min(share, _AS_A_HINT if hinted and not facts.exemption else _NO_OWN_REASON)
    exempt = bool(facts.exemption and facts.reason_given_or_needless)
    if exempt and share < _NOT_NEEDED and facts.exemption and facts.exemption.sure:
        share = _NOT_NEEDED
    if sign is not None and hinted and not (exempt and sign.name == "corrects"):
        return _in_own_words(sign, share)
    if exempt:
        return graded(share, "not_needed", Evidence("subject", quote=evidence.wording.headline))
    if ticket:
        return graded(share, "in_ticket", Evidence("ticket", quote=ticket))
    return graded(share, "no_reason", Evidence("subject", quote=evidence.wording.headline))


def _has_own_reason(facts: Facts, evidence: MessageEvidence, in_body: Sign | None) -> bool:
    """Whether the message itself has words of reason: in its body, or in a subject that had to give one."""
    if in_body is not None and "body" in evidence.signs and in_body.name != "corrects":
        return True
    return not facts.exemption and evidence.own_why >= WHY_CUT and evidence.reason("subject_") is not None


def _in_own_words(sign: Sign, share: float) -> Outcome:
    shown = Evidence("reason", name=sign.name)
    if share >= _PLAIN:
        return scaled(share, _PLAIN, "plain_reason", shown)
    return graded(share, "partial_reason", shown)


CHECK = Check(
    id="CN103",
    name="implied-reason",
    pass_name="Reason in plain words",
    fail_name="Reason only implied",
    topic="why",
    points=1.25,
    why="The log stays with the code. The tracker may be gone when you need the reason.",
    advice="Say in one sentence what was wrong, and for whom.",
    good="Keep the cursor when a row is deleted (#812)\n\nIt jumped to the top, so that deleting several rows was "
    "tedious.",
    bad="Update table (#812)",
    grounds="Of 611 messages whose only reason was a link, 89 had no reason behind the link and 59 of these only "
    "repeated the message (Li and Ahmed, ICSE 2023).",
    limits="Reasons are recognized by groups of words; a reason without them earns only some of the points.",
    evaluate=_evaluate,
    former_name="plain-reason",
)
