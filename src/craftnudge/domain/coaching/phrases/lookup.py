"""Looks up what is said of a check's result: the same finding has the same words wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.message_gaps import leaves_open_what, lists_branch, tells_symptom
from craftnudge.domain.coaching.phrases.catalogue import EVIDENCE, FINDINGS, GAP, NOT_SCORED, QUESTION, RULES
from craftnudge.domain.coaching.phrases.placeholders import counted_noun, fill, fill_with
from craftnudge.domain.coaching.work_kind import work_kind_of
from craftnudge.domain.commits.code_facts import SECRET_PREFIX
from craftnudge.domain.rubric.topics import theme_of_topic

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Evidence
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.project_rules import BrokenRule
    from craftnudge.domain.rubric.scorecard import CheckResult

_NO_PHRASES: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] = ((), (), ())


def finding_text(result: CheckResult, facts: Facts) -> str:
    """One sentence about this commit; the check's heading where the catalogue has none for the situation."""
    says, _, _ = FINDINGS.get(result.name, {}).get(result.kind, _NO_PHRASES)
    text = fill(says, result.evidence, facts)
    if text is None and result.result == "not_applicable":
        text = NOT_SCORED.get(result.kind)
        text = text and fill((text,), result.evidence, facts)
    return text or f"{result.heading}."


def advice_text(result: CheckResult, facts: Facts) -> str:
    """One thing to do: about this kind of work or situation where the catalogue has it, else the check's own advice."""
    question = question_of(result, facts)
    if question is not None:
        return question
    _, advice, _ = FINDINGS.get(result.name, {}).get(result.kind, _NO_PHRASES)
    return fill(advice, result.evidence, facts) or result.check.advice


def question_of(result: CheckResult, facts: Facts) -> str | None:
    """What to ask of this kind of work where a check misses its reason, or of a squashed branch; else None."""
    if result.result not in ("partial", "fail"):
        return None
    if result.topic == "listed-changes" and lists_branch(facts):
        return QUESTION["squashed"]
    if theme_of_topic(result.topic) != "why" or leaves_open_what(facts):
        return None
    return question_text(facts)


def question_text(facts: Facts) -> str | None:
    """What to ask for the reason of this kind of work; None where it needs none or is not known."""
    return QUESTION.get(_question_key(facts))


def gap_text(facts: Facts) -> str:
    """What is missing where a message only hints at the reason of this kind of work."""
    return GAP.get(_question_key(facts)) or GAP["other"]


def _question_key(facts: Facts) -> str:
    kind = work_kind_of(facts)
    return "fix_cause" if kind == "fix" and tells_symptom(facts) else kind or ""


def praise_text(result: CheckResult, facts: Facts) -> str | None:
    """What is good in this commit; None without praise that is specific to it."""
    _, _, praise = FINDINGS.get(result.name, {}).get(result.kind, _NO_PHRASES)
    return fill(praise, result.evidence, facts)


def evidence_text(evidence: Evidence) -> str:
    """What a piece of evidence is, in a few words."""
    label = EVIDENCE.get(evidence.kind)
    if label is None and evidence.kind.startswith(SECRET_PREFIX):
        # A journal line of a newer version may name a form that this one does not know.
        label = EVIDENCE["secret:other"]
    return label or evidence.kind.replace("_", " ")


def rule_text(rule: BrokenRule) -> str:
    """One sentence: what is wrong by a project rule."""
    says, _ = RULES[rule.id]
    return _rule_phrase(says, rule)


def rule_advice_text(rule: BrokenRule) -> str:
    """What to do to satisfy the rule."""
    _, advice = RULES[rule.id]
    return _rule_phrase(advice, rule)


def rule_patterns(rule_id: str) -> tuple[str, str]:
    """What is said of a rule and what to do, with capitals for what a message fills in: `Unknown type "TYPE".`"""
    says, advice = RULES[rule_id]
    return _in_capitals(says[-1]), _in_capitals(advice[-1])


def _in_capitals(phrase: str) -> str:
    filled = fill_with((phrase,), str.upper, lambda value, noun: f"N {noun}s" if noun else str(value))
    return filled or phrase


def _rule_phrase(variants: tuple[str, ...], rule: BrokenRule) -> str:
    return fill_with(variants, rule.values.get, _rule_value) or rule.id


def _rule_value(value: str | int | tuple[str, ...], noun: str) -> str:
    """A list as "feat, fix", a number with its noun."""
    if isinstance(value, int):
        return counted_noun(value, noun)
    return value if isinstance(value, str) else ", ".join(value)
