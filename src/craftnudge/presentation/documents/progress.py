"""`progress --json`: every figure of the screen, and those behind its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.documents.model_words import summary_document

if TYPE_CHECKING:
    from datetime import date

    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.progress import ChartStep, Course, Progress
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.habits.within_period import FirstAndLast

# 1  2026-11: first release.
SCHEMA = "craftnudge.progress/1"


def progress_document(progress: Progress, user_id: str | None, words: ModelWords) -> dict[str, Any]:
    """One document. Averages have four decimals, enough to compute the figures that are shown."""
    streak = progress.streak
    return {
        "schema": SCHEMA,
        "user_id": user_id,
        "who": progress.who,
        "repositories": list(progress.repositories),
        "first_day": progress.first_day.isoformat(),
        "last_day": progress.today.isoformat(),
        "days": progress.days,
        "rubric_version": progress.rubric_version,
        "commits": [commit_reference(commit) for commit in progress.commits],
        "commits_before": len(progress.commits_before),
        "not_coached": progress.skipped,
        "other_rubric": progress.other_rubric,
        "enough": progress.enough,
        "comparable": progress.comparable,
        "unit": progress.unit,
        "courses": {course.name: _course(course) for course in progress.courses},
        "habits": [_pass_rate(pass_rate) for pass_rate in progress.pass_rates],
        "streak": {
            "current_days": streak.current,
            "longest_days": streak.longest,
            "longest_first_day": _day(streak.longest_first),
            "longest_last_day": _day(streak.longest_last),
        },
        "ai": summary_document(words),
    }


def commit_reference(commit: ScoredCommit) -> dict[str, Any]:
    """Enough of a commit to find it."""
    return {
        "hash": commit.hash,
        "repository": commit.repository.name,
        "subject": commit.message.subject,
        "day": _day(commit.day),
        "score": commit.score,
    }


def rounded(value: float | None) -> float | None:
    """Four decimals: further digits of a float are noise."""
    return None if value is None else round(value, 4)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _course(course: Course) -> dict[str, Any]:
    return {
        "commits": course.commits,
        "average": rounded(course.average),
        "commits_before": course.commits_before,
        "average_before": rounded(course.average_before),
        "change": rounded(course.change),
        "clear": course.clear,
        "within": None if course.within is None else _within(course.within),
        "steps": [_stretch(stretch) for stretch in course.stretches],
    }


def _within(within: FirstAndLast) -> dict[str, Any]:
    return {
        "commits": within.commits,
        "first_average": rounded(within.first),
        "last_average": rounded(within.last),
        "change": rounded(within.change),
        "low": rounded(within.low),
        "high": rounded(within.high),
        "clear": within.clear,
    }


def _stretch(stretch: ChartStep) -> dict[str, Any]:
    return {
        "first_day": _day(stretch.first),
        "last_day": _day(stretch.last),
        "commits": stretch.commits,
        "average": rounded(stretch.average),
        "low": rounded(stretch.low),
        "high": rounded(stretch.high),
    }


def _pass_rate(pass_rate: PassRate) -> dict[str, Any]:
    return {
        "id": pass_rate.id,
        "name": pass_rate.name,
        "title": pass_rate.pass_name,
        "met": pass_rate.passed,
        "of": pass_rate.of,
        "met_before": pass_rate.passed_before,
        "of_before": pass_rate.of_before,
        "points_lost": rounded(pass_rate.lost),
        "points_earned": rounded(pass_rate.earned),
        "clear": pass_rate.clear,
        "missed": [commit.hash for commit in pass_rate.failed],
    }
