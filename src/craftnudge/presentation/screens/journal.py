"""`craftnudge journal`: what was found, taken in, or forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, cut, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.presentation.lines import Canvas, Line

_LISTED = 20


def verify_screen(
    figures: Mapping[str, int],
    counts: Mapping[str, int],
    damages: Sequence[tuple[int, str, str, bool, bool]],
    aside: Sequence[tuple[str, str]],
    canvas: Canvas,
) -> list[Line]:
    """A sentence on the whole, then a line for each damage, then what the spool has set aside."""
    whole = f"  {count(figures['lines'], 'line')}: {count(figures['commits'], 'commit')}"
    whole += f", {count(figures['rewrites'], 'rewrite')}" if figures["rewrites"] else ""
    whole += f", {count(figures['again'], 'line')} of them a second time" if figures["again"] else ""
    lines: list[Line] = [(span(whole + "."),)]
    if not counts:
        lines.append((span("  Every line is as it was written.", "excellent"),))
    for number, kind, says, used, made_good in damages[:_LISTED]:
        left = "used" if used else "recorded anew since" if made_good else "left out"
        lines.append((span(cut(f"  line {number}, {kind}, {left}: {says}.", canvas.columns - 1)),))
    if (more := sum(counts.values()) - min(len(damages), _LISTED)) > 0:
        lines.append((span(f"  ... and {more:,} more (craftnudge journal verify --json)."),))
    if figures["lost"]:
        lines += [
            BLANK,
            (span("  All other lines are used. To have lost commits back: craftnudge track --all"),),
        ]
    elif figures["made_good"]:
        lines += [
            BLANK,
            (span("  Nothing is lost: what those lines were to hold stands on other lines.", "excellent"),),
        ]
    for file, reason in aside[:_LISTED]:
        lines.append((span(cut(f"  set aside: {file}: {reason}.", canvas.columns - 1)),))
    return lines


def forget_screen(figures: Mapping[str, int], *, done: bool) -> list[Line]:
    """What went and what stays."""
    if not (figures["commits"] or figures["redacted"] or figures["damaged"] or figures["rewrites"]):
        return [(span("  Nothing to forget: the journal holds none of it."),)]
    goes = "would be forgotten" if not done else "is forgotten" if figures["commits"] == 1 else "are forgotten"
    text = f"  {count(figures['commits'], 'commit')} {goes}"
    text += f", {count(figures['damaged'], 'damaged line')} with them" if figures["damaged"] else ""
    lines: list[Line] = [(span(text + "."),)]
    if figures["redacted"]:
        lines.append((span(f"  {count(figures['redacted'], 'commit')} of others kept, without the person."),))
    lines.append((span(f"  {count(figures['kept'], 'line')} kept as before.", "dim"),))
    return lines


def import_screen(
    written: int, already_there: int, unreadable: Sequence[tuple[int, str]], canvas: Canvas
) -> list[Line]:
    """What came, what was there, and what could not be read."""
    text = f"  {count(written, 'line')} taken in"
    text += f", {already_there:,} in the journal already" if already_there else ""
    lines: list[Line] = [(span(text + "."),)]
    for number, reason in unreadable[:_LISTED]:
        lines.append((span(cut(f"  line {number} could not be read: {reason}.", canvas.columns - 1), "fair"),))
    if len(unreadable) > _LISTED:
        lines.append((span(f"  ... and {len(unreadable) - _LISTED:,} more (--json)."),))
    return lines
