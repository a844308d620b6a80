"""`craftnudge` alone: three lines in a repository, and how to begin outside one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.charts import level_style
from craftnudge.presentation.lines import BLANK, cut, pad, span, width
from craftnudge.presentation.number_text import WEEKDAYS, signed

if TYPE_CHECKING:
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.habits.week import Week
    from craftnudge.presentation.lines import Canvas, Line

_WORKING_DAYS = 5
_WIDE_COLUMNS = 70


def news_line(written: int, week: Week, *, yours: bool) -> Line:
    """How many commits came since the last time, and how the month stands, yours or everybody's."""
    news = f"{count(written, 'new commit')}" if written else "nothing new"
    month = "" if week.month is None else f"; {'your' if yours else 'the'} last 30 days: {week.month:.1f} on average"
    return (span(f"  craftnudge: {news}{month}"),)


def last_line(last: ScoredCommit, canvas: Canvas) -> Line:
    """HEAD's commit with its score and level."""
    card = last.card
    verdict = f"{card.score:.1f}  {card.level}" if card.score is not None else f"{card.generated}, not coached"
    room = canvas.columns - 22 - len(verdict) - 2
    return (
        span("  last     ", "dim"),
        span(f"{last.record.hash[:7]}  "),
        span(pad(cut(last.message.subject or "(no message)", room), room)),
        span(f"  {verdict}", level_style(card.level)),
    )


def week_line(week: Week, canvas: Canvas) -> Line:
    """The days of this week, at the weekend only those with commits."""
    if week.average is None:
        return (span("  week     ", "dim"), span("no commits yet"))
    days = [
        f"{name} {'-' if score is None else f'{score:.1f}'}"
        for index, (name, score) in enumerate(zip(WEEKDAYS, week.days, strict=True))
        if score is not None or (index < _WORKING_DAYS and canvas.columns >= _WIDE_COLUMNS)
    ]
    change = "" if week.change is None else f"   {signed(week.change)}"
    return (span("  week     ", "dim"), span("  ".join(days)), span(change, "dim"))


def next_line(command: str, what: str, canvas: Canvas) -> list[Line]:
    """One command to go on with, and what it does where there is room."""
    note = f"   ({what})"
    fits = 8 + width(command + note) <= canvas.columns
    return [BLANK, (span("  Next: "), span(command, "strong"), span(note if fits else "", "dim"))]


def outside_screen(journal: str) -> list[Line]:
    """How to begin, where there is no repository."""
    lines: list[Line] = [
        (span("  craftnudge reads a repository's commits, and coaches you to better ones."),),
        (span("  There is no repository here. To begin:"),),
        BLANK,
        (span("    cd YOUR/REPOSITORY", "strong"),),
        (span("    craftnudge track --all", "strong"), span("   its history into your journal", "dim")),
        (span("    craftnudge coach      ", "strong"), span("   the last commit, judged and explained", "dim")),
    ]
    return [
        *lines,
        BLANK,
        (span("  Nothing leaves this machine. Your journal:", "dim"),),
        (span(f"  {journal}", "dim"),),
    ]
