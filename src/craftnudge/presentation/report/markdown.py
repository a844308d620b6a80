"""The report as Markdown, with the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.insight_text import example_note, insight_detail, insight_headline
from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.report import COMMITS_OF_AN_INSIGHT
from craftnudge.presentation.markdown_text import markdown_text
from craftnudge.presentation.number_text import days_label, period_label, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.report import Report
    from craftnudge.domain.habits.scored_commit import ScoredCommit


def report_markdown(report: Report) -> str:
    """The whole text; no subject of a commit becomes anything but text in it."""
    progress = report.progress
    period = period_label(progress.first_day, progress.today)
    lines = [f"# Commits of {markdown_text(progress.who)}, {period} {progress.today.year}", ""]
    before = f"{len(progress.commits_before):,} in the {days_label(progress.days)} before"
    names = ", ".join(markdown_text(name) for name in progress.repositories)
    lines += [f"{count(len(progress.commits), 'scored commit')} in {names or 'no repository'}; {before}.", ""]
    lines += ["| | score | commits | change |", "| --- | ---: | ---: | ---: |"]
    for course in progress.courses:
        average = "" if course.average is None else f"{course.average:.1f}"
        change = "" if course.change is None else signed(course.change)
        lines.append(f"| {course.name} | {average} | {course.commits:,} | {change} |")
    lines += [*_insights(report), *_goal(report), *_habits(report)]
    lines += _commits("Highest scores", report.best) + _commits("Lowest scores", report.lowest)
    rubric = [f"Rubric {progress.rubric_version}.", ""] if progress.rubric_version else []
    return "\n".join([*lines, "", *rubric])


def _insights(report: Report) -> list[str]:
    lines = ["", "## Insights"] if report.insights else []
    for insight in report.insights:
        lines += ["", f"**{markdown_text(insight_headline(insight))}** {markdown_text(insight_detail(insight))}", ""]
        lines += [
            f"- {_named(example.commit)} {_subject(example.commit)}"
            + (f" ({markdown_text(note)})" if (note := example_note(insight, example)) else "")
            for example in insight.commits[:COMMITS_OF_AN_INSIGHT]
        ]
    return lines


def _goal(report: Report) -> list[str]:
    course = report.goal
    if course is None:
        return []
    text = f"{course.passed} of the last {len(course.outcomes)} commits. {markdown_text(course.advice)}"
    return ["", f"## Goal: {markdown_text(course.pass_name)}", "", text]


def _habits(report: Report) -> list[str]:
    pass_rates = {pass_rate.id: pass_rate for pass_rate in (*report.changed, *report.costliest_habits)}
    if not pass_rates:
        return []
    lines = ["", "## Habits", "", "| habit | commits | before | points |", "| --- | ---: | ---: | ---: |"]
    for pass_rate in pass_rates.values():
        before = "" if pass_rate.share_before is None else percent(1 - pass_rate.share_before)
        habit = f"{markdown_text(pass_rate.fail_name)} ({pass_rate.id})"
        lines.append(f"| {habit} | {percent(1 - pass_rate.share)} | {before} | {-pass_rate.lost:.1f} |")
    return lines


def _commits(title: str, commits: Sequence[ScoredCommit]) -> list[str]:
    if not commits:
        return []
    rows = [f"| {commit.score:.1f} | {_named(commit)} | {_subject(commit)} |" for commit in commits]
    return ["", f"## {title}", "", "| score | commit | subject |", "| ---: | --- | --- |", *rows]


def _named(commit: ScoredCommit) -> str:
    """The short hash and the repository of a commit."""
    return f"`{commit.hash[:7]}` {markdown_text(commit.repository.name)}"


def _subject(commit: ScoredCommit) -> str:
    return markdown_text(commit.message.subject or "(no message)")
