"""The message says what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, graded, not_applicable
from craftnudge.domain.rubric.checks.feature_evidence import feature_evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.evidence import MessageEvidence

_ACTION_SIGNS = frozenset(("changes", "corrects", "averts", "behaves", "subject_move", "swap", "reshapes"))
_STATE_SIGNS = frozenset(("problem_alone", "states", "subject_need", "subject_negation"))
# The least share of a typo or of formatting: naming it says what was done.
_FEW_WORDS_NEEDED = 0.7
# The most where the change is not named, however long the message is.
_MOST_WHERE_MISSING = 0.9
_NOT_ENGLISH = not_applicable("not_english")
_EMPTY = failed("empty")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    evidence = facts.evidence
    headline = evidence.wording.headline
    if not headline:
        return _EMPTY
    features = feature_evidence(evidence, "what")
    if evidence.says_what:
        kind, shown = _where_it_is_said(evidence)
        least = _FEW_WORDS_NEEDED if facts.exemption is not None and facts.exemption.few_words else 0.0
        return Outcome("pass", max(evidence.what_share, least), kind, (shown, *features))
    shown = Evidence("subject", quote=headline)
    return graded(min(evidence.what_share, _MOST_WHERE_MISSING), _what_is_missing(evidence.signs), shown, *features)


def _where_it_is_said(evidence: MessageEvidence) -> tuple[str, Evidence]:
    signs = evidence.signs
    if "body_action" in signs and not {"changes", "detailed"} & signs.keys():
        return "in_body", Evidence("body", quote=evidence.wording.body)
    kind = "about" if _ACTION_SIGNS.isdisjoint(signs) else "in_subject"
    return kind, Evidence("subject", quote=evidence.wording.headline)


def _what_is_missing(signs: Mapping[str, str]) -> str:
    if "no_object" in signs:
        return "no_object"
    if "corrects" in signs:
        return "bug_without_fix"
    if not _STATE_SIGNS.isdisjoint(signs):
        return "state_without_change"
    return "vague_start" if "vague_start" in signs else "unclear"


CHECK = Check(
    id="CN101",
    name="missing-what",
    pass_name="Says what changed",
    fail_name="Does not say what changed",
    topic="what",
    points=12,
    why="People look in the log for the commit that touched a thing. A message that only names the problem sends "
    "them to the diff.",
    advice="Say what you did to which thing: a verb and its object.",
    good="Reuse the session of the first request",
    bad="Fix login",
    grounds="Raters missed the what in 12% of 974 messages of three projects. The points follow features "
    "whose weights were fitted with projects left out (docs/explanation/validity.md).",
    limits="Raters agreed with about half of the failures. A noun phrase that insiders understand is underrated.",
    evaluate=_evaluate,
    former_name="says-what",
    highlight=True,
)
