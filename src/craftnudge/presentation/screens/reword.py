"""`craftnudge reword`: what was changed and why, the message as it would be, the score before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.charts import level_style
from craftnudge.presentation.lines import BLANK, Canvas, Line, span

if TYPE_CHECKING:
    from craftnudge.domain.coaching.rewording.reworded_message import Rewording
    from craftnudge.domain.rubric.scorecard import ScoreCard


def reword_screen(rewording: Rewording, before: ScoreCard, after: ScoreCard, canvas: Canvas) -> list[Line]:
    """The whole screen."""
    lines: list[Line] = [(span(f"  {change}", "dim"),) for change in rewording.changes]
    if not rewording.changes:
        lines.append((span("  Nothing to put right without guessing.", "dim"),))
    lines.append(BLANK)
    lines += [(span(f"    {line}" if line else ""),) for line in rewording.message.rstrip("\n").split("\n")]
    arrow = canvas.pick("→", ">")
    if before.score is not None and after.score is not None and after.level is not None:
        lines += [
            BLANK,
            (
                span(f"  score  {before.score:.1f} {arrow} "),
                span(f"{after.score:.1f}  {after.level}", level_style(after.level)),
            ),
        ]
    return lines
