"""The habit in focus: one line after a commit and on the home screen, and a few when it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.habits.goal import LAST_COMMITS, WILL_DO
from craftnudge.domain.habits.number_text import percent
from craftnudge.presentation.lines import Span, cut, span, width, wrap

if TYPE_CHECKING:
    from craftnudge.domain.habits.goal import FocusCourse
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.presentation.lines import Canvas, Line

_LABEL = "  focus    "
_COMMITS_OF_A_DOT = 2
_QUOTE_COLUMNS = 21  # of the label and the hash before a quoted subject
_TITLE_COLUMNS = 24  # a title cut shorter than this says nothing any more


def focus_line(course: FocusCourse, canvas: Canvas) -> Line:
    """One line: the habit, its last twenty commits as ten dots, and what will do."""
    dots = f"{_dots(course, canvas)}  " if canvas.bars and course.outcomes else ""
    title = f"{course.title}."
    room = canvas.columns - len(_LABEL) - 3 - width(dots)
    needed = min(width(title), _TITLE_COLUMNS)
    figures = next((words for words in _figures(course) if needed + width(words) <= room), "")
    return (
        span(_LABEL, "dim"),
        span(cut(title, room - width(figures))),
        span(f"   {dots}", "good" if course.passed >= WILL_DO else "fair"),
        span(figures, "dim"),
    )


def _figures(course: FocusCourse) -> tuple[str, str, str]:
    """How it stands, the fullest words first."""
    if not course.outcomes:
        return f"{WILL_DO} of the next {LAST_COMMITS} will do", f"{WILL_DO} of the next {LAST_COMMITS}", "none yet"
    looked_at = len(course.outcomes)
    target = f"{WILL_DO}" if looked_at == LAST_COMMITS else f"{WILL_DO} of {LAST_COMMITS}"
    stands = f"{course.passed} of the last {looked_at}"
    return f"{stands}; {target} will do", stands, f"{course.passed} of {looked_at}"


def _dots(course: FocusCourse, canvas: Canvas) -> str:
    """A dot for two commits, met ones first, so that the row fills like a bar; blanks for commits still to come."""
    passed = course.passed // _COMMITS_OF_A_DOT
    looked_at = -(-len(course.outcomes) // _COMMITS_OF_A_DOT)
    to_come = LAST_COMMITS // _COMMITS_OF_A_DOT - looked_at
    return canvas.pick("●", "o") * passed + canvas.pick("○", ".") * (looked_at - passed) + " " * to_come


def held_lines(course: FocusCourse, canvas: Canvas) -> list[Line]:
    """That a habit holds now, with the figures and a commit from before and from now."""
    before = percent(course.met_before / course.of_before) if course.of_before else "nothing to compare with"
    share = f"{course.passed} of your last {len(course.outcomes)} commits"
    text = f"{course.title}: this holds now. {share}; before, {before}."
    lines: list[Line] = [(Span("  "), span(piece, "good")) for piece in wrap(text, canvas.columns - 2)]
    return [
        *lines,
        *_quoted("before", course.before, canvas),
        *_quoted("now", course.after, canvas),
        *_shown(course, canvas),
    ]


def _quoted(label: str, commit: ScoredCommit | None, canvas: Canvas) -> list[Line]:
    if commit is None:
        return []
    subject = cut(commit.message.subject or "(no message)", canvas.columns - _QUOTE_COLUMNS - 1)
    return [(span(f"    {label:<8}", "dim"), span(f"{commit.record.hash[:7]}  ", "dim"), span(subject))]


def _shown(course: FocusCourse, canvas: Canvas) -> list[Line]:
    """What in the newer commit shows the habit, below it: its subject alone often does not."""
    if course.after is None or course.after_result is None:
        return []
    pieces = wrap(finding_text(course.after_result, course.after.card.facts), canvas.columns - _QUOTE_COLUMNS - 1)
    return [(span(" " * _QUOTE_COLUMNS), span(piece, "dim")) for piece in pieces]
