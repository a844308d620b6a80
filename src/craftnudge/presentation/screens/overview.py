"""`craftnudge` alone: a few lines in a repository, and how to begin outside one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.levels import level_style, score_column, score_style
from craftnudge.presentation.lines import BLANK, Span, cut, prose, span, width
from craftnudge.presentation.number_text import WEEKDAYS, signed
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.habits.week import Week
    from craftnudge.presentation.lines import Canvas, Line

_LABEL_COLUMNS = 9
_DAY_COLUMNS = 9  # of "Mon 9.4" with its distance
_NAME_COLUMNS = 20
_WITH_NAMES_COLUMNS, _WITH_HASHES_COLUMNS = 80, 56
_COMMAND_COLUMNS = 22


class _Day(NamedTuple):
    name: str
    score: float | None


def news_lines(repository: str, written: int, week: Week, canvas: Canvas, *, yours: bool) -> list[Line]:
    """The repository, how many of its commits were recorded now, and the average of the last 30 days there."""
    news = f"{count(written, 'new commit')} recorded" if written else "no new commits"
    whose = "your" if yours else "the"
    month = "" if week.month is None else f"; {whose} average of the last 30 days is {week.month:.1f}"
    return prose(f"{repository}: {news}{month}", canvas)


def last_line(last: ScoredCommit, canvas: Canvas) -> Line:
    """HEAD's commit with its score; a narrow screen leaves out the author, then the level and the hash."""
    card = last.card
    author = last.author.name if last.author else ""
    name = f"  {cut(author, _NAME_COLUMNS)}" if author and canvas.columns >= _WITH_NAMES_COLUMNS else ""
    if canvas.columns >= _WITH_HASHES_COLUMNS:
        score, short_hash = f"{score_column(card)} ", f"{last.hash[:7]}  "
    else:
        score, short_hash = "-    " if card.score is None else f"{card.score:<5.1f}", ""
    room = canvas.columns - 2 - _LABEL_COLUMNS - width(score + short_hash + name) - 1
    return (
        _label("last"),
        span(score, level_style(card.level)),
        span(short_hash),
        span(cut(last.message.subject or "(no message)", room)),
        span(name, "dim"),
    )


def week_lines(week: Week, canvas: Canvas) -> list[Line]:
    """The scores of this week by day; a narrow screen leaves out the days without commits, then takes more lines."""
    if week.average is None:
        return [(_label("week"), span("no commits yet"))]
    days = [_Day(name, score) for name, score in zip(WEEKDAYS, week.days, strict=True)]
    worked = [day for day in days if day.score is not None]
    change = "" if week.change is None else f" {signed(week.change)} on last week"
    room = canvas.columns - 2 - _LABEL_COLUMNS - 1
    for shown, behind in ((days, change), (worked, change), (days, ""), (worked, "")):
        if len(shown) * _DAY_COLUMNS + len(behind) <= room:
            return [(_label("week"), *_days(shown), span(behind, "dim"))]
    half = -(-len(worked) // 2) if len(worked) <= 2 * (room // _DAY_COLUMNS) else room // _DAY_COLUMNS
    rows = [worked[start : start + half] for start in range(0, len(worked), half)]
    return [(_label("" if index else "week"), *_days(row)) for index, row in enumerate(rows)]


def _days(days: Sequence[_Day]) -> list[Span]:
    spans: list[Span] = []
    for day in days:
        figure = Span("-", "dim") if day.score is None else Span(f"{day.score:.1f}", score_style(day.score))
        spans += [Span(f"{day.name} "), figure, Span(" " * (_DAY_COLUMNS - len(day.name) - 1 - len(figure.text)))]
    return spans


def _label(name: str) -> Span:
    return span(f"  {name:<{_LABEL_COLUMNS}}", "dim")


def outside_screen(journal: str, canvas: Canvas) -> list[Line]:
    """How to begin, where there is no repository."""
    lines = [
        *prose("craftnudge scores the commits of a git repository and suggests improvements.", canvas),
        *prose("No repository here. To begin:", canvas),
        BLANK,
    ]
    for command, what in (
        ("cd YOUR/REPOSITORY", ""),
        ("craftnudge track --all", "record its commits in your journal"),
        ("craftnudge coach", "score the last commit"),
    ):
        note = f"   {what}" if what else ""
        note = note if 4 + _COMMAND_COLUMNS + len(note) < canvas.columns else ""
        lines.append((span(f"    {command:<{_COMMAND_COLUMNS}}", "strong"), span(note)))
    return [*lines, BLANK, *prose("Nothing leaves this machine. Your journal:", canvas), (span(f"  {journal}"),)]
