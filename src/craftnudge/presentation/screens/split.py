"""`craftnudge split`: the groups that a change falls into, a subject and a score for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.charts import level_style
from craftnudge.presentation.lines import BLANK, Canvas, Line, cut, pad, span, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.scorecard import ScoreCard

_MOST_PATHS = 12


def split_screen(
    label: str,
    before: ScoreCard,
    parts: Sequence[tuple[str, Sequence[str], ScoreCard]],
    commands: Sequence[str],
    canvas: Canvas,
) -> list[Line]:
    """The whole screen; each part is a subject, its files, and its verdict."""
    score = "" if before.score is None else f", {before.score:.1f} as it is"
    if len(parts) < 2:  # noqa: PLR2004 - one part is no split
        return [(span(f"  {label} is one thing{score}: nothing to take apart."),)]
    lines: list[Line] = [(span(f"  {label} falls into {len(parts)} parts{score}."),)]
    for number, (subject, paths, card) in enumerate(parts, start=1):
        told = "" if card.score is None else f"{card.score:.1f}  {card.level}"
        room = canvas.columns - len(told) - 8
        lines += [
            BLANK,
            (
                span(f"  {number}  ", "dim"),
                span(pad(cut(subject, room), room), "strong"),
                span(f"  {told}", level_style(card.level)),
            ),
        ]
        shown = [*paths[:_MOST_PATHS], *([f"and {len(paths) - _MOST_PATHS} more"] if len(paths) > _MOST_PATHS else [])]
        lines += [(span(f"     {line}", "dim"),) for path in shown for line in wrap(path, canvas.columns - 5)]
    if not commands:
        return lines
    how = "To have it done" if commands[-1].startswith("craftnudge ") else "To do it by hand"
    lines += [BLANK, (span(f"  {how}; the subjects are only to begin with:", "dim"),)]
    lines += [(span(f"    {command}"),) for command in commands]
    return lines
