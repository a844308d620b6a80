"""The message gives a reason, points to one, or is of a kind that needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, graded, not_applicable, said
from craftnudge.domain.rubric.text.evidence import WHY_CUT, clause

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.evidence import MessageEvidence

# Below an even chance of a reason its worth falls faster than the chance.
_EVEN = 0.5
_FALLS = 3
# The least where a small change is named exactly: whoever knows the project guesses its reason.
_GUESSED = 0.35
_NOT_ENGLISH = not_applicable("The message is not in English, and this check reads English words.")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    found = facts.evidence
    if facts.reason_given_or_needless:
        return Outcome("pass", max(found.why, WHY_CUT), lambda: said(*_reason(facts, found)))
    share = _EVEN * (min(found.why / _EVEN, 1.0)) ** _FALLS
    if share < _GUESSED and facts.small_and_definite:
        share = _GUESSED
    return graded(share, lambda: _unsaid(facts, found))


def _unsaid(facts: Facts, found: MessageEvidence) -> Words:
    says, quote, advice = _no_reason(facts, found)
    return said(says, Evidence("where a reason was looked for", quote=quote), advice=advice)


def _reason(facts: Facts, found: MessageEvidence) -> tuple[str, Evidence]:
    """The best reason in view: in the body, in the kind of change, in the subject, behind a ticket."""
    in_body = found.reason("body_") if "body" in found.signs and found.own_why >= WHY_CUT else None
    if in_body is not None and in_body.name != "corrects":
        quote = found.quote(in_body)
        return f'The body {in_body.is_}: "{quote}"', Evidence(in_body.is_, quote=quote)
    headline = clause(found.wording.headline, "")
    if unneeded := facts.exemption:
        return f"No reason is missing: {unneeded.says}.", Evidence("the subject", quote=headline)
    in_subject = found.reason("subject_")
    if in_subject is not None and found.own_why >= WHY_CUT:
        says = f'The subject {in_subject.is_}, which is reason enough here: "{headline}"'
        return says, Evidence(in_subject.is_, quote=headline)
    if ticket := found.signs.get("ticket"):
        return f"The reason can be looked up: {ticket}.", Evidence("a reference", quote=ticket)
    return f'A change of this kind speaks for itself: "{headline}"', Evidence("the subject", quote=headline)


def _no_reason(facts: Facts, found: MessageEvidence) -> tuple[str, str, str]:
    headline = clause(found.wording.headline, "")
    hint = found.reason("body_") or found.reason("subject_")
    if hint is not None and hint.name != "corrects":
        quote = found.quote(hint)
        return (
            f'The reason is only touched on: "{quote}"',
            quote,
            "Say it in a sentence of its own: what was wrong before, and for whom?",
        )
    if "body" in found.signs:
        quote = clause(found.wording.body, "")
        return (
            f'The body tells what again, not why: "{quote}"',
            quote,
            'Add the sentence that begins with "because": what was wrong, or what is better now?',
        )
    changed = facts.record.totals.added + facts.record.totals.deleted if facts.record.totals else 0
    if "corrects" in found.signs:
        advice = "Add a line on how the fault showed itself: what did a user see?"
    elif changed > 200 or "mostly_new" in found.signs:  # noqa: PLR2004 - as the sign "many_lines"
        advice = "Add a body: what made this necessary, and what can be done now that could not be before?"
    else:
        advice = "Add a few words of why: to avoid what, or so that what?"
    return f'Nothing says why: "{headline}"', headline, advice


CHECK = Check(
    id="CN102",
    name="says-why",
    title="Says why, where the reason is not obvious",
    topic="why",
    points=10.75,
    why="The diff shows what changed; only the author knows why. Who meets the line in two years needs the reason to"
    " know whether it may go.",
    advice="Give the reason in the body: what was wrong, what it led to, or what is better now. A ticket helps, and "
    "its gist in a sentence helps more.",
    good="Close idle connections after a minute\n\nThe load balancer drops them silently, so that the next request "
    "failed.",
    bad="Change idle timeout",
    grounds="28 % of 974 messages of three projects lacked a reason, more than twice as many as lacked the what, and"
    " 93 % of surveyed developers want both (Tian et al., ICSE 2022). Raters ask for none in typos, documentation, "
    "tests, renames, formatting and version bumps: 19 % of good messages. The computed chance agrees with them with "
    "an AUC of 0.92 where the project judged had no part in the fitting (docs/explanation/validity.md).",
    limits="A reason in words that no list foresees is missed, and a ticket counts although one in seven gives none "
    "(Li and Ahmed, ICSE 2023). On git's own history it fires on 9 % of human commits.",
    evaluate=_evaluate,
    highlight=True,
)
