"""`craftnudge style`: a line a habit, with how many commits support it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.catalogue import STYLE
from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, pad, span, wrap

if TYPE_CHECKING:
    from craftnudge.domain.habits.project_style import HouseStyle, LearnedHabit
    from craftnudge.presentation.lines import Canvas, Line, Style

_ABOUT_COLUMNS = 12
_COUNT_COLUMNS = 9
_STRENGTH_COLUMNS = 7
_STYLES: dict[str, Style] = {"firm": "strong", "usual": "plain", "mixed": "dim"}
_WORDS_SHOWN = 6
_LEAST_TIMES = 2
_FIGURES = (("subject_columns", "subject", "columns"), ("body_words", "body", "words"), ("files", "size", "files"))


def style_screen(name: str, style: HouseStyle, canvas: Canvas) -> list[Line]:
    """The habits, the words in use, the usual figures; or that there is too little to learn from."""
    if not style.habits:
        text = f"{name} has {count(style.commits, 'commit')} by people so far: too few to learn habits from."
        return [(span(f"  {line}"),) for line in wrap(text, canvas.columns - 2)]
    by = "one person" if style.authors == 1 else f"{style.authors} people"
    lines: list[Line] = [
        (span("  House style of "), span(name, "strong"), span(f", from its last {style.commits} commits by {by}")),
        BLANK,
    ]
    for habit in style.habits:
        lines += _habit_lines(habit, canvas)
    lines.append(BLANK)
    for table in _tables_of(style):
        words = [f"{word} {times}" for word, times in style.words[table].items() if times >= _LEAST_TIMES]
        if words:
            lines += _in_column(table, ", ".join(words[:_WORDS_SHOWN]), canvas)
    for field, about, unit in _FIGURES:
        figures = getattr(style, field)
        if figures and figures[2]:
            text = f"{figures[0]} to {figures[2]} {unit} in eight of ten, {figures[1]} in the middle"
            lines += _in_column(about, text, canvas)
    return [*lines, BLANK, (span("  As settings, what can be a rule: craftnudge style --toml", "dim"),)]


def _tables_of(style: HouseStyle) -> tuple[str, ...]:
    """Types with scopes or areas, as the project uses the ones or the others; then what all projects have."""
    conventional = any(habit.name == "conventional" for habit in style.habits)
    return (*(("types", "scopes") if conventional else ("areas",)), "tickets", "trailers", "endings", "folders")


def _habit_lines(habit: LearnedHabit, canvas: Canvas) -> list[Line]:
    room = canvas.columns - 2 - _ABOUT_COLUMNS - _COUNT_COLUMNS - _STRENGTH_COLUMNS
    first, *rest = wrap(STYLE[habit.name], max(room, 20))
    support = f"{habit.count} of {habit.of}"
    line: Line = (
        span(f"  {pad(habit.about, _ABOUT_COLUMNS)}", "dim"),
        span(f"{pad(support, _COUNT_COLUMNS)}"),
        span(pad(habit.strength, _STRENGTH_COLUMNS), _STYLES[habit.strength]),
        span(first),
    )
    indent = " " * (2 + _ABOUT_COLUMNS + _COUNT_COLUMNS + _STRENGTH_COLUMNS)
    return [line, *((span(indent + more),) for more in rest)]


def _in_column(about: str, text: str, canvas: Canvas) -> list[Line]:
    first, *rest = wrap(text, canvas.columns - 2 - _ABOUT_COLUMNS)
    indent = " " * (2 + _ABOUT_COLUMNS)
    return [
        (span(f"  {pad(about, _ABOUT_COLUMNS)}", "dim"), span(first)),
        *((span(indent + more),) for more in rest),
    ]
