"""A check explained, and the list of all checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT, worth_of
from craftnudge.presentation.lines import BLANK, Canvas, Line, cut, pad, span, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.check import Check

_LABEL_COLUMNS = 12


def check_screen(check: Check, canvas: Canvas) -> list[Line]:
    """Everything that a check's file says about it."""
    lines: list[Line] = [(span(f"  {check.id}  ", "strong"), span(check.fail_name, "heading")), BLANK]
    for label, text in (
        ("name", check.name),
        ("worth", worth_of(check)),
        ("why", check.why),
        ("to do", check.advice),
        ("good", check.good),
        ("less good", check.bad),
        ("grounds", check.grounds),
        ("limits", check.limits),
    ):
        lines += _labelled(label, text, canvas)
    return lines


def _labelled(label: str, text: str, canvas: Canvas) -> list[Line]:
    room = canvas.columns - _LABEL_COLUMNS - 2
    wrapped = [piece for line in text.split("\n") for piece in wrap(line, room)]
    return [
        (span(f"  {pad(label if first else '', _LABEL_COLUMNS)}", "dim"), span(piece))
        for first, piece in ((index == 0, piece) for index, piece in enumerate(wrapped))
    ]


def all_checks_screen(checks: Sequence[Check], canvas: Canvas) -> list[Line]:
    """All checks under their aspects, with their points."""
    lines: list[Line] = []
    widest = min(max(width(check.name) for check in checks), canvas.columns - 26)
    for category, weight in CATEGORY_WEIGHTS_PERCENT.items():
        lines += [(span(f"  {category}, {weight} of 100 points", "heading"),)]
        for check in checks:
            if check.category == category:
                room = canvas.columns - widest - 20
                lines.append(
                    (
                        span(f"    {check.id}  "),
                        span(f"{check.points:5g}  ", "dim"),
                        span(pad(cut(check.name, widest), widest + 2)),
                        span(cut(check.fail_name, max(room, 0)), "dim"),
                    )
                )
        lines.append(BLANK)
    lines.append((span("  Next: craftnudge explain ID", "dim"),))
    return lines
