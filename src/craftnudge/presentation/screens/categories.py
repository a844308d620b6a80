"""The four categories of a score: a line each with a bar, the score, the weight, and where points were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.presentation.charts import drawn_bar
from craftnudge.presentation.levels import score_style
from craftnudge.presentation.lines import cut, span, width
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.scorecard import Category, ScoreCard
    from craftnudge.presentation.lines import Canvas, Line

_NAME_COLUMNS = 11
_FIGURE_COLUMNS = 12  # of "10.0   40%  "
# A check that lost less gets no sentence below either (`coaching`), so naming it would lead nowhere.
_LEAST_NAMED_HUNDREDTHS = 15


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a line has room for: columns of the bar, and how much is said about lost points."""

    bar_columns: int
    weight: bool
    counts: bool
    name: bool


# From the widest screen to the narrowest; a pipe, which has no bars, has room for the words.
_LAYOUTS = (
    _Layout(20, weight=True, counts=True, name=True),
    _Layout(10, weight=True, counts=True, name=True),
    _Layout(10, weight=True, counts=False, name=True),
    _Layout(0, weight=True, counts=False, name=True),
    _Layout(0, weight=False, counts=False, name=False),
)


def category_lines(card: ScoreCard, canvas: Canvas) -> list[Line]:
    """A line a category, all in the same columns; narrow screens lose the counts, the bar, then the weight."""
    layouts = _LAYOUTS if canvas.bars else (_Layout(0, weight=True, counts=True, name=True), *_LAYOUTS[3:])
    fitting = next((layout for layout in layouts if _fits(layout, card.categories, canvas)), _LAYOUTS[-1])
    return [_line(category, fitting, card, canvas) for category in card.categories]


def _fits(layout: _Layout, categories: Sequence[Category], canvas: Canvas) -> bool:
    bar = layout.bar_columns + 2 if layout.bar_columns else 0
    room = canvas.columns - _NAME_COLUMNS - bar - _FIGURE_COLUMNS - 1
    return all(width(_lost(category, layout)) <= room for category in categories if category.judged)


def _line(category: Category, layout: _Layout, card: ScoreCard, canvas: Canvas) -> Line:
    name = span(f"  {category.name:<{_NAME_COLUMNS - 2}}")
    if category.score is None:
        reason = finding_text(category.checks[0], card.facts) if category.checks else "no facts"
        text = f"not scored: {reason[:1].lower()}{reason[1:].rstrip('.')}"
        return (name, span(cut(text, canvas.columns - _NAME_COLUMNS), "dim"))
    bar = drawn_bar(category.score / 10, layout.bar_columns, canvas) + "  " if layout.bar_columns else ""
    style = score_style(category.score)
    return (
        name,
        span(bar, style),
        span(f"{category.score:4.1f}", "strong" if layout.bar_columns else style),
        span(f"  {category.weight_percent:3d}%  " if layout.weight else "  ", "dim"),
        span(_lost(category, layout)),
    )


def _lost(category: Category, layout: _Layout) -> str:
    """How many of the category's points of the whole score were lost, and which check cost most."""
    scored = [check for check in category.checks if check.result != "not_applicable"]
    lost = (category.of_hundredths - category.points_hundredths) / 100
    points = f"lost {lost:.1f} of {category.of_hundredths / 100:.1f}"
    costly = [check for check in scored if check.result != "pass" and check.lost_hundredths >= _LEAST_NAMED_HUNDREDTHS]
    if not costly:
        return points
    costliest = max(costly, key=lambda check: check.lost_hundredths)
    label = f"{costliest.name} ({costliest.id})" if layout.name else costliest.id
    return f"{points}, most on {label}" if layout.counts else f"most on {label}"
