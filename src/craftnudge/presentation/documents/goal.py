"""`goal --json`: the goal and other habits that are worth one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.rubric.registry import all_checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.goal import Candidate, GoalProgress
    from craftnudge.domain.habits.goal_events import GoalSet
    from craftnudge.domain.habits.nudge_effect import NudgeCount

# 1  2026-11: first release.
SCHEMA = "craftnudge.goal/1"


def goal_document(
    goal: GoalSet | None,
    course: GoalProgress | None,
    others: Sequence[Candidate],
    nudges: Sequence[NudgeCount] = (),
) -> dict[str, Any]:
    """`focus` is the goal, null for none; `others` begin with the habit that costs most.

    `nudges` are those of the last thirty days, and what the next commits that the check applies to did.
    """
    return {
        "schema": SCHEMA,
        "focus": None if goal is None or course is None else _goal(goal, course),
        "others": [
            {
                "check": each.pass_rate.id,
                "title": each.pass_rate.pass_name,
                "met": each.pass_rate.passed,
                "of": each.pass_rate.of,
                "lost": round(each.pass_rate.lost, 2),
                "worth": round(each.worth, 2),
            }
            for each in others
        ],
        "nudges": [
            {
                "check": each.check_id,
                "title": all_checks()[each.check_id].pass_name,
                "shown": each.shown,
                "met": each.passed,
                "of": each.of,
            }
            for each in nudges
            if each.check_id in all_checks()
        ],
    }


def _goal(goal: GoalSet, course: GoalProgress) -> dict[str, Any]:
    return {
        "check": goal.check_id,
        "title": course.pass_name,
        "by": goal.by,
        "set_at": rfc3339(goal.at_seconds),
        "last": list(course.outcomes),
        "since_set": course.since_set,
        "met_since": course.passed_since,
        "met_before": course.passed_before,
        "of_before": course.of_before,
        "holds": course.holds,
        "before": None if course.before is None else course.before.hash,
        "after": None if course.after is None else course.after.hash,
    }
