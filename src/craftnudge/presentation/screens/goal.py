"""`craftnudge goal`: the goal, what to do for it, and other habits that are worth one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.goal import NEEDED_CASES
from craftnudge.domain.habits.number_text import count, percent
from craftnudge.presentation.lines import BLANK, hanging, pad, prose, span, width
from craftnudge.presentation.screens.goal_progress import goal_line
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.runtime.limits import NUDGE_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.goal import Candidate, GoalProgress
    from craftnudge.domain.habits.nudge_effect import NudgeCount
    from craftnudge.presentation.lines import Canvas, Line

_MOST_OTHERS = 3
_LABEL_COLUMNS = 11


def goal_screen(
    course: GoalProgress | None,
    others: Sequence[Candidate],
    scope: str,
    canvas: Canvas,
    *,
    commits: int = 0,
    nudges: Sequence[NudgeCount] = (),
) -> list[Line]:
    """The goal with its progress and advice, what nudges came to, then at most three other habits with what they cost.

    `commits` of the user were looked at; `scope` says whose, of which repositories and days.
    """
    lines = [*prose(scope, canvas, style="heading"), BLANK]
    if course is None:
        lines.append((span("  No goal set."),))
    else:
        lines += [goal_line(course, canvas), *hanging((span(" " * _LABEL_COLUMNS),), course.advice, canvas)]
    lines += [line for each in nudges[:1] for line in prose(f"  {_nudged(each)}", canvas, style="dim")]
    shown = others[:_MOST_OTHERS]
    if shown:
        lines += [BLANK, (span("  Other habits to work on" if course else "  Habits to work on", "heading"),)]
        lines += _candidates(shown, canvas)
        lines += next_step(
            "craftnudge goal --auto" if course is None else f"craftnudge goal {shown[0].pass_rate.id}",
            "set the first" if course is None else "set this goal",
            canvas,
        )
    elif course is None:
        few = f"To suggest one, CraftNudge needs {NEEDED_CASES} of your commits."
        none = f"No check costs you enough in these {count(commits, 'commit')} to suggest one."
        lines += prose(few if commits < NEEDED_CASES else none, canvas)
        lines += next_step("craftnudge goal CHECK", "set one yourself; craftnudge explain lists the checks", canvas)
    return lines


def _nudged(nudges: NudgeCount) -> str:
    """The check with most nudges, and what the commits after them did."""
    shown = f"{count(nudges.shown, 'nudge')} about {nudges.check_id} in {NUDGE_DAYS} days"
    return f"{shown}: {nudges.passed} of the next {count(nudges.of, 'commit')} passed" if nudges.of else shown


def _candidates(candidates: Sequence[Candidate], canvas: Canvas) -> list[Line]:
    """A line each; on a narrow screen the figures stand below."""
    rows = [(each.pass_rate.id, each.pass_rate.fail_name, _figures(each)) for each in candidates]
    widest = max(width(name) for _, name, _ in rows)
    lines: list[Line] = []
    for check_id, name, figures in rows:
        head = span(f"    {check_id}  ", "dim")
        if _LABEL_COLUMNS + widest + 3 + width(figures) < canvas.columns:
            lines.append((head, span(pad(name, widest)), span(f"   {figures}")))
            continue
        lines += hanging((head,), name, canvas)
        lines += hanging((span(" " * _LABEL_COLUMNS),), figures, canvas)
    return lines


def _figures(candidate: Candidate) -> str:
    pass_rate = candidate.pass_rate
    return f"in {percent(1 - pass_rate.share)} of commits, {-pass_rate.lost:.1f} per commit"
