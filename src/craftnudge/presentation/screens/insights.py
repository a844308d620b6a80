"""`craftnudge insights`: what a history shows, each with the figures and the commits that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.insight_text import example_note, insight_detail, insight_headline
from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, Span, cut, hanging, prose, span, width
from craftnudge.presentation.scope_text import scope_text
from craftnudge.presentation.screens.empty_period import nothing_to_show
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.insight import ExampleCommit, Insight
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.presentation.screens.empty_period import PeriodHint

_INDENT = 5
_SUBJECT_COLUMNS = 30
FEW_COMMITS = 20


def insights_screen(
    history: History,
    insights: Sequence[Insight],
    who: str,
    days: int,
    canvas: Canvas,
    *,
    way: PeriodHint | None = None,
    most: int = 6,
    period: str = "",
) -> list[Line]:
    """The whole screen: the `most` strongest insights of the last `days` days; `way` leads to more commits.

    `period` replaces the days in the heading, for one that does not end today.
    """
    commits = len(history.scored)
    repositories = [commit.repository.name for commit in history.own]
    scope = scope_text(who, repositories, period or f"last {count(days, 'day')}", commits)
    lines = prose(scope, canvas, style="heading")
    lines.append(BLANK)
    if not insights:
        lines += _nothing(commits, canvas, way)
    for number, insight in enumerate(insights[:most], 1):
        lines += _insight(number, insight, canvas)
    if len(insights) > most:
        weaker = count(len(insights) - most, "weaker pattern")
        lines += next_step("craftnudge insights -n 0", f"{weaker} more", canvas)
    if history.other_rubric:
        note = f"Ignored: {count(history.other_rubric, 'commit')} scored by an older rubric."
        lines += [BLANK, *prose(note, canvas, style="dim")]
    return lines


def _nothing(commits: int, canvas: Canvas, way: PeriodHint | None) -> list[Line]:
    if not commits:
        return nothing_to_show("No commits in this period.", way, canvas)
    if commits < FEW_COMMITS:
        return nothing_to_show(f"Not enough commits: patterns need at least {FEW_COMMITS}.", way, canvas)
    return prose(f"No clear patterns in these {commits:,} commits.", canvas)


def _insight(number: int, insight: Insight, canvas: Canvas) -> list[Line]:
    detail = insight_detail(insight)
    lines = hanging((span(f"  {number}  ", "dim"),), insight_headline(insight), canvas, "strong")
    lines += prose(detail, canvas, indent=_INDENT) if detail else []
    return lines + _commits(insight, canvas)


def _commits(insight: Insight, canvas: Canvas) -> list[Line]:
    """As many of the commits as fit one line, and how many more there are."""
    commits = insight.commits
    if not commits:
        return []
    room = canvas.columns - _INDENT
    more = f"... {len(commits):,} in all" if len(commits) > 1 else ""
    shown: list[str] = []
    for example in commits:
        text = _shown(example, example_note(insight, example), room - (width(more) + 3 if more else 0))
        if shown and width("   ".join([*shown, text, more])) > room:
            break
        shown.append(text)
    parts = shown if len(shown) == len(commits) else [*shown, more]
    return [(Span(" " * _INDENT), span(cut("   ".join(parts), room), "dim"))]


def _shown(example: ExampleCommit, note_text: str, room: int) -> str:
    note = f" ({note_text})" if note_text else ""
    columns = min(_SUBJECT_COLUMNS, room - 8 - width(note))
    return f"{example.commit.hash[:7]} {cut(example.commit.message.subject or '(no message)', columns)}{note}"
