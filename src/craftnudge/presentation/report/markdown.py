"""The report as Markdown, with the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.report import COMMITS_OF_AN_INSIGHT
from craftnudge.presentation.markdown_text import markdown_text
from craftnudge.presentation.number_text import day_label, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.report import Report
    from craftnudge.domain.habits.scored_commit import ScoredCommit


def report_markdown(report: Report) -> str:
    """The whole text; subjects of commits cannot become anything but text in it."""
    progress = report.progress
    first, last = day_label(progress.first_day, progress.today), day_label(progress.today, progress.today)
    lines = [f"# Commits of {markdown_text(progress.who)}, {first} to {last} {progress.today.year}", ""]
    before = f"{len(progress.commits_before):,} in the {count(progress.days, 'day')} before"
    names = ", ".join(markdown_text(name) for name in progress.repositories)
    lines += [f"{count(len(progress.commits), 'judged commit')} in {names or 'no repository'}; {before}.", ""]
    lines += ["| | score | commits | change |", "| --- | ---: | ---: | ---: |"]
    for course in progress.courses:
        average = "" if course.average is None else f"{course.average:.1f}"
        change = "" if course.change is None else signed(course.change)
        lines.append(f"| {course.name} | {average} | {course.commits} | {change} |")
    lines += [*_insights(report), *_focus(report), *_habits(report)]
    lines += _commits("Worth keeping in mind", report.best) + _commits("Worth another look", report.lowest)
    rubric = [f"Rubric {progress.rubric_version}.", ""] if progress.rubric_version else []
    return "\n".join([*lines, "", *rubric])


def _insights(report: Report) -> list[str]:
    lines = ["", "## What it shows"] if report.insights else []
    for insight in report.insights:
        lines += ["", f"**{markdown_text(insight.headline)}** {markdown_text(insight.detail)}", ""]
        lines += [
            f"- `{each.commit.record.hash[:7]}` {_subject(each.commit)}"
            + (f" ({markdown_text(each.note)})" if each.note else "")
            for each in insight.commits[:COMMITS_OF_AN_INSIGHT]
        ]
    return lines


def _focus(report: Report) -> list[str]:
    course = report.focus
    if course is None:
        return []
    share = f"{course.passed} of the last {len(course.outcomes)} commits on which it came up."
    text = f"{share} {markdown_text(course.advice)}"
    return ["", f"## In focus: {markdown_text(course.title)}", "", text]


def _habits(report: Report) -> list[str]:
    found = {each.id: each for each in (*report.changed, *report.dearest)}
    if not found:
        return []
    lines = ["", "## Habits", "", "| habit | met | before | costs |", "| --- | ---: | ---: | ---: |"]
    for each in found.values():
        before = "" if each.share_before is None else percent(each.share_before)
        lines.append(
            f"| {markdown_text(each.title)} ({each.id}) | {percent(each.share)} | {before} | {each.lost:.1f} |"
        )
    return lines


def _commits(title: str, commits: Sequence[ScoredCommit]) -> list[str]:
    if not commits:
        return []
    rows = [f"| {each.score:.1f} | `{each.record.hash[:7]}` | {_subject(each)} |" for each in commits]
    return ["", f"## {title}", "", "| score | commit | subject |", "| ---: | --- | --- |", *rows]


def _subject(commit: ScoredCommit) -> str:
    return markdown_text(commit.message.subject or "(no message)")
