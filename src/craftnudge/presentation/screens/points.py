"""All points of a score: each check with what it earned of what it could, adding up to the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, Line, Span, hanging, span

if TYPE_CHECKING:
    from craftnudge.domain.rubric.scorecard import Category, CheckResult, ScoreCard
    from craftnudge.presentation.lines import Canvas

_SKIPPED_INDENT = 4


def point_lines(card: ScoreCard, canvas: Canvas) -> list[Line]:
    """A line a check under its category, with the sums; the checks that do not apply are named last."""
    lines: list[Line] = []
    for category in card.categories:
        scored = [check for check in category.checks if check.of_hundredths]
        if scored:
            lines += [BLANK, _sum_line(category.name, category.points_hundredths, category.of_hundredths)]
        for check in scored:
            lines += _check_lines(check, canvas)
    if not lines:
        return []
    earned = sum(category.points_hundredths for category in card.categories)
    lines += [BLANK, _sum_line("score", earned, sum(category.of_hundredths for category in card.categories))]
    return [*lines, *_without_points(card.categories, canvas)]


def _sum_line(name: str, earned: int, of: int) -> Line:
    return (span(f"  {name:<8}", "strong"), span(f" {_of(earned, of)}", "strong"))


def _check_lines(check: CheckResult, canvas: Canvas) -> list[Line]:
    lost = f"{-check.lost_hundredths / 100:6.2f}" if check.lost_hundredths else " " * 6
    head = (
        span(f"    {check.id:<6}", "dim"),
        span(f" {_of(check.points_hundredths, check.of_hundredths)}"),
        span(f" {lost}  ", "needs_work" if check.result == "fail" else "plain"),
    )
    partial = check.lost_hundredths > 0 and check.result != "fail"
    return hanging(head, f"{check.heading} (partial)" if partial else check.heading, canvas)


def _of(earned: int, of: int) -> str:
    return f"{earned / 100:5.2f} of {of / 100:5.2f}"


def _without_points(categories: tuple[Category, ...], canvas: Canvas) -> list[Line]:
    """The checks that had nothing to look at here."""
    ids = [check.id for category in categories for check in category.checks if not check.of_hundredths]
    if not ids:
        return []
    head = (Span(" " * _SKIPPED_INDENT),)
    return [BLANK, *hanging(head, f"Not applicable here: {', '.join(ids)}.", canvas, "dim")]
