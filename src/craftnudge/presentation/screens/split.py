"""`craftnudge split`: the groups of a change that are commits of their own, a subject and a score for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.levels import SCORE_COLUMNS, level_style, score_column
from craftnudge.presentation.lines import BLANK, Canvas, Line, cut, prose, span, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.split import Split

_MOST_PATHS = 12
_LEAST_SUBJECT_COLUMNS = 30


def split_screen(split: Split, commands: Sequence[str], canvas: Canvas) -> list[Line]:
    """The whole screen; each group is a subject, its files, and its score."""
    label = "The staged change" if split.staged else split.record.hash[:7]
    score = "" if split.before.score is None else f" (score {split.before.score:.1f})"
    if len(split.parts) < 2:  # noqa: PLR2004 - one group is no split
        lines = prose(f"{label}: no split suggested{score}.", canvas)
        if split.lower:
            scores = ", ".join(f"{score:.1f}" for score in split.lower)
            lines += prose(f"Its parts would score lower: {scores}.", canvas)
        return lines
    lines = prose(f"{label} can be split into {len(split.parts)} commits{score}:", canvas)
    for number, part in enumerate(split.parts, start=1):
        subject, paths, card = part.subject, part.group.paths, part.card
        lines += [BLANK, (span(f"  {number}  ", "dim"), span(f"{score_column(card)} ", level_style(card.level)))]
        room = canvas.columns - 5 - SCORE_COLUMNS - 2
        if room >= _LEAST_SUBJECT_COLUMNS:
            lines[-1] = (*lines[-1], span(cut(subject, room), "strong"))
        else:
            lines.append((span(f"     {cut(subject, canvas.columns - 6)}", "strong"),))
        shown = [
            *paths[:_MOST_PATHS],
            *([f"and {len(paths) - _MOST_PATHS:,} more"] if len(paths) > _MOST_PATHS else []),
        ]
        shown = [f"{path} (some lines)" if path in split.partial_paths else path for path in shown]
        lines += [(span(f"     {line}"),) for path in shown for line in wrap(path, canvas.columns - 5)]
    if not commands:
        return lines
    by_hand = not commands[-1].startswith("craftnudge ")
    how = "To do it by hand, so that you can change the messages:" if by_hand else "To split:"
    return [*lines, BLANK, *prose(how, canvas), *((span(f"    {command}", "strong"),) for command in commands)]
