"""`craftnudge journal`: the results of verify, forget and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, prose
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.presentation.set_aside_text import set_aside_text

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.journal import Forgotten, Imported, JournalCheck

_LISTED = 20


def verify_screen(check: JournalCheck, canvas: Canvas) -> list[Line]:
    """The numbers of lines, then each damaged line, then the files of events that could not be read."""
    whole = f"{count(check.lines, 'line')}: {count(check.commits, 'commit')}"
    whole += f", {count(check.rewrites, 'rewrite')}" if check.rewrites else ""
    whole += f", {count(check.again, 'repeated line')}" if check.again else ""
    lines = prose(whole + ".", canvas)
    if not check.damages_by_kind:
        lines += prose("No line is damaged.", canvas, style="excellent")
    for damaged in check.damages[:_LISTED]:
        state = "used" if damaged.used else "recorded again since" if damaged.made_good else "ignored"
        lines += prose(f"line {damaged.line:,}, {damaged.kind}, {state}: {damaged.says}.", canvas)
    if (more := sum(check.damages_by_kind.values()) - min(len(check.damages), _LISTED)) > 0:
        lines += prose(f"{count(more, 'more damaged line')}: --json lists the first thousand.", canvas)
    if check.lost:
        lines += [BLANK, *prose("All other lines are used.", canvas)]
        lines += next_step("craftnudge track --all", "record the lost commits again", canvas)
    elif check.made_good:
        lines += [BLANK, *prose("Nothing is lost: other lines hold the same commits.", canvas, style="excellent")]
    for event in check.aside[:_LISTED]:
        lines += prose(f"ignored file: {event.file}: {set_aside_text(event.reason)}.", canvas)
    return lines


def forget_screen(forgotten: Forgotten, canvas: Canvas) -> list[Line]:
    """How many commits are removed, and how many lines stay."""
    if not forgotten.changes:
        return prose("Nothing to forget: no line of the journal matches.", canvas)
    goes = "forgotten" if forgotten.done else "would be forgotten"
    text = f"{count(forgotten.commits, 'commit')} {goes}"
    text += f", and {count(forgotten.damaged, 'damaged line')}" if forgotten.damaged else ""
    lines = prose(text + ".", canvas)
    if forgotten.redacted:
        commits = count(forgotten.redacted, "commit")
        lines += prose(f"{commits} by others kept, with this person's name and address removed.", canvas)
    return [*lines, *prose(f"{count(forgotten.kept, 'line')} kept as before.", canvas)]


def import_screen(imported: Imported, canvas: Canvas) -> list[Line]:
    """How many lines were imported, already recorded, or unreadable."""
    text = f"{count(imported.written, 'line')} imported"
    text += f", {imported.already_there:,} already recorded" if imported.already_there else ""
    lines = prose(text + ".", canvas)
    for skipped in imported.unreadable[:_LISTED]:
        lines += prose(f"line {skipped.line:,} could not be read: {skipped.reason}.", canvas, style="fair")
    if len(imported.unreadable) > _LISTED:
        more = count(len(imported.unreadable) - _LISTED, "more unreadable line")
        lines += prose(f"{more}: --json lists them all.", canvas)
    return lines
