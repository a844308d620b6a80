"""The message gives a reason, points to one, or needs no reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable
from craftnudge.domain.rubric.checks.feature_evidence import feature_evidence
from craftnudge.domain.rubric.text.evidence import WHY_CUT

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.evidence import MessageEvidence

# The least share where the change surely needs no reason, and where a small change is named exactly: people who know
# the project can infer its reason.
_NOT_NEEDED = 0.5
_INFERRED = 0.2
# The most where no reason was found, however long the message is.
_MOST_WHERE_MISSING = 0.9
_NOT_ENGLISH = not_applicable("not_english")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    evidence = facts.evidence
    features = feature_evidence(evidence, "why")
    if facts.reason_given_or_needless:
        kind, shown = _reason(facts, evidence)
        least = _NOT_NEEDED if facts.exemption is not None and facts.exemption.sure else 0.0
        return Outcome("pass", max(evidence.why_share, least), kind, (shown, *features))
    kind, shown = _no_reason(facts, evidence)
    least = _INFERRED if facts.small_and_definite else 0.0
    return graded(min(max(evidence.why_share, least), _MOST_WHERE_MISSING), kind, shown, *features)


def _reason(facts: Facts, evidence: MessageEvidence) -> tuple[str, Evidence]:
    """The best reason in view: in the body, in the kind of change, in the subject, behind a ticket."""
    wording = evidence.wording
    in_body = evidence.reason("body_") if "body" in evidence.signs and evidence.own_why >= WHY_CUT else None
    if in_body is not None and in_body.name != "corrects":
        return "in_body", Evidence("reason", name=in_body.name)
    subject = Evidence("subject", quote=wording.headline)
    if facts.exemption:
        return "not_needed", subject
    in_subject = evidence.reason("subject_") if evidence.own_why >= WHY_CUT else None
    if in_subject is not None:
        return "in_subject", Evidence("reason", name=in_subject.name)
    if ticket := evidence.signs.get("ticket"):
        return "in_ticket", Evidence("ticket", quote=ticket)
    return "obvious", subject


def _no_reason(facts: Facts, evidence: MessageEvidence) -> tuple[str, Evidence]:
    hint = (evidence.reason("body_") if "body" in evidence.signs else None) or evidence.reason("subject_")
    in_subject_beside_a_body = (
        hint is not None and hint.name.startswith("subject_") and bool(evidence.wording.body_words)
    )
    if hint is not None and hint.name != "corrects" and not in_subject_beside_a_body:
        return "partial_reason", Evidence("reason", name=hint.name)
    if "body" in evidence.signs:
        return "body_without_reason", Evidence("body", quote=evidence.wording.body)
    kind = "fix_without_symptom" if "corrects" in evidence.signs else "no_reason"
    changed = facts.record.totals.added + facts.record.totals.deleted if facts.record.totals else None
    return kind, Evidence("subject", quote=evidence.wording.headline, figure=changed)


CHECK = Check(
    id="CN102",
    name="missing-reason",
    pass_name="Says why",
    fail_name="No reason given",
    topic="why",
    points=18,
    why="The diff shows what changed; only the author knows why. People need the reason to decide later whether "
    "the code can go.",
    advice="Add one line: what was wrong before, or what is better now?",
    good="Close idle connections after a minute\n\nThe load balancer drops them silently, so the next request fails.",
    bad="Change idle timeout",
    grounds="28% of 974 messages of three projects lacked a reason, more than twice as many as lacked the what, "
    "and 93% of surveyed developers want both (Tian et al., ICSE 2022). Raters ask for no reason in typos, "
    "documentation, tests, renames, formatting and version bumps: 19% of good messages. The points "
    "follow features whose weights were fitted with projects left out (docs/explanation/validity.md).",
    limits="Reasons are recognized by lists of words, so a reason in other words is missed. A ticket counts as a"
    " reason, although one in seven tickets gives none (Li and Ahmed, ICSE 2023).",
    evaluate=_evaluate,
    former_name="says-why",
    highlight=True,
)
