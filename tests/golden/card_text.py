"""A score card and its feedback as lines of keys and figures, without the words of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.rubric.check import Evidence
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard


def card_text(card: ScoreCard, feedback: Feedback) -> str:
    """One line a check: id, name, result, points, kind and evidence; then what the feedback speaks of."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(card, feedback))


def _lines(card: ScoreCard, feedback: Feedback) -> Iterator[str]:
    yield f"skipped: {card.generated}" if card.generated else f"{card.score} {card.level}"
    for category in card.categories:
        yield ""
        yield f"{category.name} {category.score}"
        yield from map(_check_line, category.checks)
    yield ""
    yield f"good: {' '.join(remark.check_id for remark in feedback.strengths)}"
    yield f"to improve: {' '.join(remark.check_id for remark in feedback.areas_for_improvement)}"
    yield f"recommendations: {len(feedback.specific_recommendations)}, tips: {len(feedback.coaching_tips)}"
    for step in feedback.next_steps:
        yield f"next: {step.command}"


def _check_line(result: CheckResult) -> str:
    points = f"{result.points_hundredths / 100:.2f} of {result.of_hundredths / 100:.2f}"
    evidence = ", ".join(map(_evidence_text, result.evidence))
    return f"  {result.id} {result.name:<24} {result.result:<14} {points}  {result.kind}: {evidence}"


def _evidence_text(evidence: Evidence) -> str:
    place = evidence.path if evidence.line is None else f"{evidence.path}:{evidence.line}"
    figure = None if evidence.figure is None else f"{evidence.figure:.4g}"
    limit = None if evidence.limit is None else f"/{evidence.limit:.4g}"
    quote = None if evidence.quote is None else repr(evidence.quote)
    return " ".join(part for part in (evidence.kind, evidence.name, quote, place, figure, limit) if part)
