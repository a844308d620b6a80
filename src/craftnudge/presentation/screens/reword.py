"""`craftnudge reword`: the changes and their reasons, the new message, the score before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.levels import level_style, score_text
from craftnudge.presentation.lines import BLANK, Canvas, Line, prose, span

if TYPE_CHECKING:
    from craftnudge.domain.coaching.rewording.reworded_message import Rewording
    from craftnudge.domain.rubric.scorecard import ScoreCard


def reword_screen(rewording: Rewording, before: ScoreCard, after: ScoreCard, canvas: Canvas) -> list[Line]:
    """The whole screen."""
    lines = [line for change in rewording.changes for line in prose(change, canvas)]
    if not rewording.changes:
        lines += prose("Nothing to fix automatically.", canvas)
    lines.append(BLANK)
    message = rewording.message.replace("\r\n", "\n").rstrip("\n")
    lines += [(span(f"    {line}" if line else ""),) for line in message.split("\n")]
    if before.score is None or after.score is None:
        return lines
    arrow = canvas.pick("→", ">")
    change = (
        span("  score  "),
        span(f"{before.score:.1f}", level_style(before.level)),
        span(f" {arrow} "),
        span(score_text(after), level_style(after.level)),
    )
    return [*lines, BLANK, change]
