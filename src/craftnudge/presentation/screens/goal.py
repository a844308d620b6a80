"""`craftnudge goal`: the habit in focus, what is to be done, and what else would be worth it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import percent
from craftnudge.presentation.lines import BLANK, cut, span, wrap
from craftnudge.presentation.screens.goal_progress import focus_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.goal import Candidate, FocusCourse
    from craftnudge.presentation.lines import Canvas, Line

_MOST_OTHERS = 3


def goal_screen(course: FocusCourse | None, others: Sequence[Candidate], canvas: Canvas) -> list[Line]:
    """The focus with its course and advice, then at most three other habits with what they cost."""
    if course is None:
        lines: list[Line] = [(span("  No habit is in focus."),)]
    else:
        lines = [focus_line(course, canvas)]
        lines += [(span("           " + piece, "dim"),) for piece in wrap(course.advice, canvas.columns - 12)]
    if others:
        lines += [
            BLANK,
            (span("  Others that would be worth it" if course else "  These would be worth it", "heading"),),
        ]
        lines += [_other(each, canvas) for each in others[:_MOST_OTHERS]]
        lines += [BLANK, (span("  Next: "), span(f"craftnudge goal {others[0].practice.id}", "strong"))]
    elif course is None:
        text = "A habit is proposed when at least ten of your commits of the last year show it."
        lines += [(span("  " + piece, "dim"),) for piece in wrap(text, canvas.columns - 3)]
    return lines


def _other(candidate: Candidate, canvas: Canvas) -> Line:
    practice = candidate.practice
    figures = f"met in {percent(practice.share)}, costs {practice.lost:.1f} a commit"
    title = cut(practice.title, canvas.columns - len(figures) - 16)
    return (span(f"    {practice.id}  ", "dim"), span(title), span(f"  {figures}", "dim"))
