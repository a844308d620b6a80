"""The goal: one line after a commit and in the overview, and a few when it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.habits.goal import LAST_COMMITS, WILL_DO
from craftnudge.domain.habits.number_text import percent
from craftnudge.presentation.lines import cut, hanging, prose, span, width

if TYPE_CHECKING:
    from craftnudge.domain.habits.goal import GoalProgress
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.presentation.lines import Canvas, Line

_LABEL = "  goal     "
_COMMITS_OF_A_DOT = 2
_QUOTE_COLUMNS = 21  # of the label and the hash before a quoted subject
_NAME_COLUMNS = 24  # a name that is cut shorter than this says nothing any more


def goal_line(course: GoalProgress, canvas: Canvas) -> Line:
    """One line: the goal, its last twenty commits as ten dots, and how many are enough."""
    dots = f"{_dots(course, canvas)}  " if canvas.bars and course.since_set else ""
    room = canvas.columns - len(_LABEL) - 3 - 1
    needed = min(width(course.pass_name), _NAME_COLUMNS)
    forms = [(drawn, words) for drawn in (dots, "") for words in _figures(course)]
    dots, figures = next(
        ((drawn, words) for drawn, words in forms if needed + width(drawn + words) <= room), ("", forms[-1][1])
    )
    return (
        span(_LABEL, "dim"),
        span(cut(course.pass_name, room - width(dots + figures))),
        span(f"   {dots}", "good" if sum(_since_set(course)) >= WILL_DO else "fair"),
        span(figures),
    )


def _figures(course: GoalProgress) -> tuple[str, str]:
    """How it stands in the commits since it was set, the fullest words first: earlier ones don't reach a goal."""
    outcomes = _since_set(course)
    if not outcomes:
        return f"0 of {LAST_COMMITS} (done at {WILL_DO})", f"0 of {LAST_COMMITS}"
    target = f"{WILL_DO}" if len(outcomes) == LAST_COMMITS else f"{WILL_DO} of {LAST_COMMITS}"
    stands = f"{sum(outcomes)} of {len(outcomes)}"
    return f"{stands} (done at {target})", stands


def _since_set(course: GoalProgress) -> tuple[bool, ...]:
    """The last outcomes, without those from before the goal was set."""
    return course.outcomes[-course.since_set :] if course.since_set else ()


def _dots(course: GoalProgress, canvas: Canvas) -> str:
    """A dot for two commits, passing ones first, so that the row fills like a bar."""
    outcomes = _since_set(course)
    passed = sum(outcomes) // _COMMITS_OF_A_DOT
    commits = -(-len(outcomes) // _COMMITS_OF_A_DOT)
    return canvas.pick("●", "o") * passed + canvas.pick("○", ".") * (commits - passed)


def goal_reached_lines(course: GoalProgress, canvas: Canvas) -> list[Line]:
    """That a goal is reached, with the figures, and a commit from before and from now."""
    before = f", up from {percent(course.passed_before / course.of_before)}" if course.of_before else ""
    text = f"Goal reached: {course.pass_name}. {course.passed} of your last {len(course.outcomes)} commits{before}."
    return [
        *prose(text, canvas, style="good"),
        *_quoted("before", course.before, canvas),
        *_quoted("now", course.after, canvas),
        *_shown(course, canvas),
    ]


def _quoted(label: str, commit: ScoredCommit | None, canvas: Canvas) -> list[Line]:
    if commit is None:
        return []
    subject = cut(commit.message.subject or "(no message)", canvas.columns - _QUOTE_COLUMNS - 1)
    return [(span(f"    {label:<8}", "dim"), span(f"{commit.hash[:7]}  ", "dim"), span(subject))]


def _shown(course: GoalProgress, canvas: Canvas) -> list[Line]:
    """The sentence of the check on the newer commit, below it: its subject alone often does not show the habit."""
    if course.after is None or course.after_result is None:
        return []
    text = finding_text(course.after_result, course.after.card.facts)
    return hanging((span(" " * _QUOTE_COLUMNS),), text, canvas)
