"""`craftnudge insights`: what a history shows, each with the figures and the commits that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, Span, cut, span, width, wrap
from craftnudge.presentation.screens.empty_period import nothing_to_show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.insight import Insight, Shown
    from craftnudge.presentation.lines import Canvas, Line, Style
    from craftnudge.presentation.screens.empty_period import WayBack

AT_MOST = 6  # insights, so that all stand on one screen of 24 lines
_INDENT = 5
_SUBJECT_COLUMNS = 30
FEW_COMMITS = 20


def insights_screen(
    history: History, insights: Sequence[Insight], who: str, days: int, canvas: Canvas, *, way: WayBack | None = None
) -> list[Line]:
    """The whole screen: the weightiest insights of the last `days` days; `way` is said of no or few commits."""
    commits = len(history.coached)
    window = count(days, "day")
    shown = f"what {count(commits, 'commit')} in {window} {'shows' if commits == 1 else 'show'}"
    lines = _wrapped(f"{who}: {shown if commits else f'no commit of {window} judged'}", 2, canvas, "heading")
    lines.append(BLANK)
    if not insights:
        lines += _nothing(commits, canvas, way)
    for number, insight in enumerate(insights[:AT_MOST], 1):
        lines += _insight(number, insight, canvas)
    if len(insights) > AT_MOST:
        lines += [
            BLANK,
            *_wrapped(f"{count(len(insights) - AT_MOST, 'weaker one')}: --json has them all.", 2, canvas, "dim"),
        ]
    if history.other_rubric:
        note = f"Left out: {count(history.other_rubric, 'commit')} judged under an older rubric."
        lines += [BLANK, *_wrapped(note, 2, canvas, "dim")]
    return lines


def _nothing(commits: int, canvas: Canvas, way: WayBack | None) -> list[Line]:
    if not commits:
        return nothing_to_show("So there is nothing to show.", way, canvas)
    text = "Nothing stands out that chance could not have made as well. That is a finding too."
    if commits < FEW_COMMITS:
        return nothing_to_show("Fewer than twenty show hardly anything that chance could not have made.", way, canvas)
    return _wrapped(text, 2, canvas, "plain")


def _wrapped(text: str, indent: int, canvas: Canvas, style: Style) -> list[Line]:
    pieces = wrap(text, canvas.columns - indent)
    return [(Span(" " * indent), span(piece, style)) for piece in pieces]


def _insight(number: int, insight: Insight, canvas: Canvas) -> list[Line]:
    first, *rest = wrap(insight.headline, canvas.columns - _INDENT)
    lines: list[Line] = [(span(f"  {number}  ", "dim"), span(first, "strong"))]
    lines += [(Span(" " * _INDENT), span(piece, "strong")) for piece in rest]
    lines += _wrapped(insight.detail, _INDENT, canvas, "plain")
    return lines + _commits(insight.commits, canvas)


def _commits(commits: Sequence[Shown], canvas: Canvas) -> list[Line]:
    """As many of the commits as fit one line, and how many more there are."""
    if not commits:
        return []
    room = canvas.columns - _INDENT
    more = f"{canvas.pick('…', '...')} {len(commits):,} in all" if len(commits) > 1 else ""
    shown: list[str] = []
    for each in commits:
        text = _shown(each, room - (width(more) + 3 if more else 0))
        if shown and width("   ".join([*shown, text, more])) > room:
            break
        shown.append(text)
    parts = shown if len(shown) == len(commits) else [*shown, more]
    return [(Span(" " * _INDENT), span(cut("   ".join(parts), room), "dim"))]


def _shown(each: Shown, room: int) -> str:
    note = f" ({each.note})" if each.note else ""
    columns = min(_SUBJECT_COLUMNS, room - 8 - width(note))
    return f"{each.commit.record.hash[:7]} {cut(each.commit.message.subject or '(no message)', columns)}{note}"
