"""`craftnudge journal`: the results of verify, forget and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, prose
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.presentation.set_aside_text import set_aside_text
from craftnudge.presentation.templates import cause_words

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.journal import Forgotten, ForgottenScope, Imported, JournalCheck

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
        lines += prose(f"line {damaged.line:,}, {damaged.kind}, {state}: {cause_words(damaged.cause)}.", canvas)
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
    lines = prose(text + _scope_text(forgotten.scope) + ".", canvas)
    if forgotten.redacted:
        commits = count(forgotten.redacted, "commit")
        lines += prose(f"{commits} by others kept, with this person's name and address removed.", canvas)
    lines += prose(f"{count(forgotten.kept, 'line')} kept as before.", canvas)
    if not forgotten.done:
        lines += prose("This can't be undone. To keep a copy: craftnudge journal export --output FILE", canvas)
    return lines


def _scope_text(scope: ForgottenScope | None) -> str:
    """Such as ": of pocketledger, by 3 authors, 5 Nov 2025 to 24 Nov 2026"."""
    if scope is None or not scope.repositories:
        return ""
    names = ", ".join(scope.repositories[:_LISTED])
    more = len(scope.repositories) - _LISTED
    parts = [f"of {names} and {more} more" if more > 0 else f"of {names}", f"by {count(scope.authors, 'author')}"]
    if scope.first_day and scope.last_day:
        days = [f"{day.day} {day:%b %Y}" for day in dict.fromkeys((scope.first_day, scope.last_day))]
        parts.append(" to ".join(days))
    return f": {', '.join(parts)}"


def import_screen(imported: Imported, canvas: Canvas) -> list[Line]:
    """How many lines were imported, already recorded, or unreadable."""
    text = f"{count(imported.written, 'line')} imported"
    text += f", {imported.already_there:,} already recorded" if imported.already_there else ""
    lines = prose(text + ".", canvas)
    for skipped in imported.unreadable[:_LISTED]:
        lines += prose(f"line {skipped.line:,} could not be read: {cause_words(skipped.cause)}.", canvas, style="fair")
    if len(imported.unreadable) > _LISTED:
        more = count(len(imported.unreadable) - _LISTED, "more unreadable line")
        lines += prose(f"{more}: --json lists them all.", canvas)
    return lines
