"""`goal --json`: the goal and other habits that are worth one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.commit_time import rfc3339

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.goal import Candidate, GoalProgress
    from craftnudge.domain.habits.goal_events import GoalSet

# 1  2026-11: first release.
SCHEMA = "craftnudge.goal/1"


def goal_document(goal: GoalSet | None, course: GoalProgress | None, others: Sequence[Candidate]) -> dict[str, Any]:
    """`focus` is the goal, null for none; `others` begin with the habit that costs most."""
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
