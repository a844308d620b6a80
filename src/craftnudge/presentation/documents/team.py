"""`team --json`: the figures of the screen; no people, no commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.documents.progress import rounded

if TYPE_CHECKING:
    from craftnudge.domain.habits.team import Figure, Team, TeamCourse

# 1  2026-11: first release.
SCHEMA = "craftnudge.team/1"


def team_document(team: Team) -> dict[str, Any]:
    """One document; a figure of fewer than five people is null."""
    return {
        "schema": SCHEMA,
        "repositories": list(team.repositories),
        "first_day": team.first_day.isoformat(),
        "last_day": team.today.isoformat(),
        "days": team.days,
        "unit": team.unit,
        "people": team.people,
        "people_before": team.people_before,
        "commits": team.commits,
        "enough": team.enough,
        "courses": {course.name: _course(course) for course in team.courses},
        "habits": [
            {
                "id": habit.id,
                "title": habit.pass_name,
                "met": _figure(habit.now),
                "met_before": _figure(habit.before),
                "points_earned": _figure(habit.earned),
                "points_lost": _figure(habit.lost),
                "clear": habit.clear,
            }
            for habit in team.habits
        ],
        "withheld_habits": team.withheld_habits,
    }


def _course(course: TeamCourse) -> dict[str, Any]:
    steps = [
        {"first_day": step.first.isoformat(), "last_day": step.last.isoformat(), "figure": _figure(step.figure)}
        for step in course.steps
    ]
    return {"now": _figure(course.now), "before": _figure(course.before), "clear": course.clear, "steps": steps}


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {"average": rounded(figure.average), "spread": rounded(figure.spread), "people": figure.people}
