"""`craftnudge log`: a line a commit, its score first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.charts import level_style
from craftnudge.presentation.lines import BLANK, cut, pad, span
from craftnudge.presentation.number_text import day_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.presentation.lines import Canvas, Line

_WHO_COLUMNS = 14
_WITH_NAMES_COLUMNS = 76


def log_screen(commits: Sequence[ScoredCommit], matching: int, today: date, canvas: Canvas) -> list[Line]:
    """The commits, and how many more there are."""
    if not commits:
        return [(span("  No tracked commit fits. To record some: craftnudge track --all"),)]
    lines = [_line(commit, today, canvas) for commit in commits]
    if matching > len(commits):
        more = count(matching - len(commits), "more commit")
        lines += [BLANK, (span(f"  {more}: craftnudge log --limit 0", "dim"),)]
    return lines


def _line(commit: ScoredCommit, today: date, canvas: Canvas) -> Line:
    card, record = commit.card, commit.record
    score = f"{card.score:4.1f}" if card.score is not None else "   -"
    what = card.level.lower().replace("_", " ") if card.level else card.generated or ""
    day = day_label(commit.day, today) if commit.day else "unknown"
    who = record.author.name if record.author else ""
    named = canvas.columns >= _WITH_NAMES_COLUMNS
    start = f"  {pad(day, 11)}  "
    name = f"  {cut(who, _WHO_COLUMNS)}" if named and who else ""
    room = canvas.columns - 2 - 11 - 2 - 4 - 2 - 10 - 2 - 7 - 2 - (_WHO_COLUMNS + 2 if named else 0)
    return (
        span(start, "dim"),
        span(score, level_style(card.level)),
        span(f"  {pad(what, 10)}  ", "dim"),
        span(f"{record.hash[:7] or '       '}  ", "dim"),
        span(pad(cut(commit.message.subject or "(no message)", room), room)),
        span(name, "dim"),
    )
