"""A finding on the screen: its check and points first, the sentence whole, then what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import Span, hanging, span

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Canvas, Line, Style

_ID_COLUMNS, _POINTS_COLUMNS = 5, 4
_ADVICE_COLUMNS, _NARROW_INDENT = 26, 4


def finding_lines(
    check_id: str, points: str, sentence: str, advice: str, canvas: Canvas, *, style: Style = "plain"
) -> list[Line]:
    """The finding, such as "CN309 -1.3  ledger.py:23 has a conflict marker.", and below it the advice, if any."""
    head = (
        span(f"    {check_id:<{_ID_COLUMNS}} ", "dim"),
        span(f"{points:>{_POINTS_COLUMNS}}  ", style),
    )
    lines = hanging(head, sentence, canvas, style)
    return [*lines, *_advice_lines(advice, canvas, under=lines[-1])] if advice else lines


def _advice_lines(advice: str, canvas: Canvas, *, under: Line) -> list[Line]:
    """What to do, in the finding's own column, or further left on a narrow screen."""
    indent = len(under[0].text) if under[0].text.isspace() else sum(len(piece.text) for piece in under[:-1])
    indent = indent if canvas.columns >= indent + _ADVICE_COLUMNS else _NARROW_INDENT
    arrow = (Span(" " * indent), span(canvas.pick("→ ", "> "), "dim"))
    below = (Span(" " * (indent + 2)),)
    first, *rest = advice.split("\n")
    return [*hanging(arrow, first, canvas), *(line for part in rest for line in hanging(below, part, canvas))]
