"""`craftnudge journal`: the results of verify, forget and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, prose
from craftnudge.presentation.screens.next_step import next_step

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
    """The numbers of lines, then each damaged line, then the files of events that could not be read."""
    whole = f"{count(figures['lines'], 'line')}: {count(figures['commits'], 'commit')}"
    whole += f", {count(figures['rewrites'], 'rewrite')}" if figures["rewrites"] else ""
    whole += f", {count(figures['again'], 'repeated line')}" if figures["again"] else ""
    lines = prose(whole + ".", canvas)
    if not counts:
        lines += prose("No line is damaged.", canvas, style="excellent")
    for number, kind, says, used, made_good in damages[:_LISTED]:
        state = "used" if used else "recorded again since" if made_good else "ignored"
        lines += prose(f"line {number:,}, {kind}, {state}: {says}.", canvas)
    if (more := sum(counts.values()) - min(len(damages), _LISTED)) > 0:
        lines += prose(f"{count(more, 'more damaged line')}: --json lists the first thousand.", canvas)
    if figures["lost"]:
        lines += [BLANK, *prose("All other lines are used.", canvas)]
        lines += next_step("craftnudge track --all", "record the lost commits again", canvas)
    elif figures["made_good"]:
        lines += [BLANK, *prose("Nothing is lost: other lines hold the same commits.", canvas, style="excellent")]
    for file, reason in aside[:_LISTED]:
        lines += prose(f"ignored file: {file}: {reason}.", canvas)
    return lines


def forget_screen(figures: Mapping[str, int], canvas: Canvas, *, done: bool) -> list[Line]:
    """How many commits are removed, and how many lines stay."""
    if not (figures["commits"] or figures["redacted"] or figures["damaged"] or figures["rewrites"]):
        return prose("Nothing to forget: no line of the journal matches.", canvas)
    goes = "forgotten" if done else "would be forgotten"
    text = f"{count(figures['commits'], 'commit')} {goes}"
    text += f", and {count(figures['damaged'], 'damaged line')}" if figures["damaged"] else ""
    lines = prose(text + ".", canvas)
    if figures["redacted"]:
        commits = count(figures["redacted"], "commit")
        lines += prose(f"{commits} by others kept, with this person's name and address removed.", canvas)
    return [*lines, *prose(f"{count(figures['kept'], 'line')} kept as before.", canvas)]


def import_screen(
    written: int, already_there: int, unreadable: Sequence[tuple[int, str]], canvas: Canvas
) -> list[Line]:
    """How many lines were imported, already recorded, or unreadable."""
    text = f"{count(written, 'line')} imported"
    text += f", {already_there:,} already recorded" if already_there else ""
    lines = prose(text + ".", canvas)
    for number, reason in unreadable[:_LISTED]:
        lines += prose(f"line {number:,} could not be read: {reason}.", canvas, style="fair")
    if len(unreadable) > _LISTED:
        more = count(len(unreadable) - _LISTED, "more unreadable line")
        lines += prose(f"{more}: --json lists them all.", canvas)
    return lines
