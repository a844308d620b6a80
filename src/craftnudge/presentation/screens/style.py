"""`craftnudge style`: a line per habit of a project, with how many commits show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.catalogue import STYLE
from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, hanging, pad, prose, span
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.project_style import LearnedHabit, ProjectStyle
    from craftnudge.presentation.lines import Canvas, Line, Style

_ABOUT_COLUMNS = 12
_COUNT_COLUMNS = 9
_STRENGTH_COLUMNS = 15
_STRENGTHS: dict[str, tuple[str, Style]] = {
    "firm": ("nearly always", "strong"),
    "usual": ("usually", "plain"),
    "mixed": ("mixed", "plain"),
}
_WORDS_SHOWN = 6
_LEAST_TIMES = 2
_LABELS = {"endings": "file types"}
_ROOT = "."
_FIGURES = (("subject_columns", "subject", "column"), ("body_words", "body", "word"), ("files", "size", "file"))


def style_screen(name: str, style: ProjectStyle, canvas: Canvas) -> list[Line]:
    """The habits, the words in use, the usual figures; or that there are too few commits to learn from."""
    commits = count(style.commits, "commit")
    if not style.habits:
        return prose(f'"{name}" has {commits} by people so far: too few to learn its style.', canvas)
    authors = count(style.authors, "author")
    lines = [*prose(f'Project style of "{name}", from its last {commits} by {authors}', canvas, style="heading"), BLANK]
    for habit in style.habits:
        lines += _habit_lines(habit, canvas)
    lines.append(BLANK)
    for table in _tables_of(style):
        words = [
            f"{_word(word)} {times:,}"
            for word, times in style.words[table].items()
            if times >= _LEAST_TIMES and (table != "endings" or _is_file_type(word))
        ]
        if words:
            lines += _in_column(_LABELS.get(table, table), ", ".join(words[:_WORDS_SHOWN]), canvas)
    for field, about, unit in _FIGURES:
        figures = getattr(style, field)
        if figures and figures[2]:
            lines += _in_column(about, f"median {count(figures[1], unit)}{_spread(figures)}", canvas)
    return [*lines, *next_step("craftnudge style --toml", "as settings for .craftnudge.toml", canvas)]


def _spread(figures: Sequence[int]) -> str:
    """The range of eight in ten commits, where it is one."""
    low, _, high = figures
    return "" if low == high else f", 80% between {low:,} and {high:,}"


def _is_file_type(ending: str) -> bool:
    """Whether it is an ending or a name such as Makefile, and not the name of a submodule or of a hidden file."""
    return ending[1:].islower() if ending.startswith(".") else ending[:1].isupper()


def _word(word: str) -> str:
    return "repository root" if word == _ROOT else word


def _tables_of(style: ProjectStyle) -> tuple[str, ...]:
    """Types with scopes or areas, whichever the project uses; then the tables that every project has."""
    conventional = any(habit.name == "conventional" for habit in style.habits)
    return (*(("types", "scopes") if conventional else ("areas",)), "tickets", "trailers", "endings", "folders")


def _habit_lines(habit: LearnedHabit, canvas: Canvas) -> list[Line]:
    strength, style = _STRENGTHS[habit.strength]
    head = (
        span(f"  {pad(habit.about, _ABOUT_COLUMNS)}", "dim"),
        span(pad(f"{habit.count} of {habit.of}", _COUNT_COLUMNS)),
        span(pad(strength, _STRENGTH_COLUMNS), style),
    )
    return hanging(head, STYLE[habit.name], canvas)


def _in_column(about: str, text: str, canvas: Canvas) -> list[Line]:
    return hanging((span(f"  {pad(about, _ABOUT_COLUMNS)}", "dim"),), text, canvas)
