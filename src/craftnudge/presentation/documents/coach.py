"""`coach --json` and the lines of `score`: a score card with all its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.coaching.phrases.lookup import advice_text, evidence_text, finding_text
from craftnudge.domain.coaching.phrases.placeholders import quote_of
from craftnudge.domain.commits.coding_agent import agent_of
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT
from craftnudge.presentation.documents.model_words import ai_document

if TYPE_CHECKING:
    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.commits.record import CommitRecord, Person
    from craftnudge.domain.rubric.check import Evidence, Result
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import Category, CheckResult, ScoreCard

# 1  2026-11: first release.
SCHEMA = "craftnudge.coach/1"
# The names of results in version 1 of the schema.
_OUTCOMES: dict[Result, str] = {
    "pass": "met",
    "partial": "partly",
    "fail": "missed",
    "not_applicable": "not_applicable",
}


def coach_document(
    record: CommitRecord, card: ScoreCard, feedback: Feedback, user_id: str | None, words: ModelWords
) -> dict[str, Any]:
    """The score card with its words."""
    return {
        "schema": SCHEMA,
        "commit_id": card.commit_id,
        "user_id": user_id,
        "quality_score": card.score,
        "quality_level": card.level,
        "strengths": [remark.text for remark in feedback.strengths],
        "areas_for_improvement": [remark.text for remark in feedback.areas_for_improvement],
        "specific_recommendations": list(feedback.specific_recommendations),
        "coaching_tips": list(feedback.coaching_tips),
        "next_steps": [f"{step.command}: {step.what}" for step in feedback.next_steps],
        "rubric_version": card.rubric_version,
        "aspects": categories_document(card),
        "commit": commit_document(record, card),
        "ai": ai_document(words),
    }


def score_document(record: CommitRecord, card: ScoreCard) -> dict[str, Any]:
    """One score card, without words: a line of `score`."""
    return {
        "schema": "craftnudge.score/1",
        "commit_id": card.commit_id,
        "quality_score": card.score,
        "quality_level": card.level,
        "rubric_version": card.rubric_version,
        "aspects": categories_document(card),
        "commit": commit_document(record, card),
    }


def categories_document(card: ScoreCard) -> dict[str, Any]:
    """The four categories with all checks; a category of a skipped commit is not scored."""
    scored = {category.name: category for category in card.categories}
    return {
        name: _category(scored[name], card) if name in scored else _not_scored(weight)
        for name, weight in CATEGORY_WEIGHTS_PERCENT.items()
    }


def _category(category: Category, card: ScoreCard) -> dict[str, Any]:
    return {
        "weight": category.weight_percent,
        "score": category.score,
        "judged": category.judged,
        "checks": [_check(check, card.facts) for check in category.checks],
    }


def _not_scored(weight: int) -> dict[str, Any]:
    return {"weight": weight, "score": None, "judged": False, "checks": []}


def _check(check: CheckResult, facts: Facts) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": check.name,
        "outcome": _OUTCOMES[check.outcome],
        "points": check.points_hundredths / 100,
        "of": check.of_hundredths / 100,
        "says": finding_text(check, facts),
        "evidence": [_evidence(evidence, facts) for evidence in check.evidence],
        "advice": advice_text(check, facts),
    }


def _evidence(evidence: Evidence, facts: Facts) -> dict[str, Any]:
    document: dict[str, Any] = {"text": evidence_text(evidence)}
    if (quote := quote_of(evidence, facts)) is not None:
        document["quote"] = quote
    for key in ("path", "line", "figure", "limit"):
        value = getattr(evidence, key)
        if value is not None:
            document[key] = value
    return document


def commit_document(record: CommitRecord, card: ScoreCard) -> dict[str, Any]:
    """What commit this is; `generated` says why it was skipped, `bot` how a bot was known."""
    totals = record.totals
    return {
        "hash": record.hash,
        "subject": record.message.strip().split("\n", 1)[0],
        "repository": record.repository.name,
        "branch": record.repository.branch,
        "author": _person(record.author),
        "timestamp": rfc3339(record.authored.seconds) if record.authored else None,
        "utc_offset_minutes": record.authored.utc_offset_minutes if record.authored else None,
        "parents": list(record.parents),
        "totals": None
        if totals is None
        else {"files": totals.files, "added": totals.added, "deleted": totals.deleted, "hunks": totals.hunks},
        "generated": card.generated,
        **({} if card.bot is None else {"bot": {"sign": card.bot.kind, "text": card.bot.text}}),
        "agent": agent_of(record),
        "stats_error": record.stats_error,
    }


def _person(person: Person | None) -> dict[str, str] | None:
    return None if person is None else {"name": person.name, "email": person.email}
