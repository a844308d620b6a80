"""The report as one HTML file: it loads nothing, runs nothing, has no links, and prints well."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.insight_text import example_note, insight_detail, insight_headline
from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.habits.by_time import rhythm_of
from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.report import COMMITS_OF_AN_INSIGHT
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT
from craftnudge.presentation.html import Html, element, sheet
from craftnudge.presentation.levels import level_name
from craftnudge.presentation.number_text import days_label, period_label, signed
from craftnudge.presentation.report.drawings import (
    bar,
    calendar,
    calendar_legend,
    hours,
    level_class,
    trend,
    weekday_names,
)
from craftnudge.presentation.report.style import CSS, POLICY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.goal import GoalProgress
    from craftnudge.domain.habits.insight import ExampleCommit, Insight
    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.progress import Course, Progress
    from craftnudge.domain.habits.report import Report
    from craftnudge.domain.habits.scored_commit import ScoredCommit

_REPOSITORIES_NAMED = 6
# A year and a week: more would be too small to see on paper, and far to scroll on a screen.
_MOST_WEEKS = 53


def report_page(report: Report) -> str:
    """The whole file."""
    title = _title(report.progress)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        sheet(CSS),
    )
    sections = (
        _tiles(report),
        _scores(report.progress),
        _insights(report.insights),
        _goal(report.goal),
        _habits(report),
        rhythm_section(report.progress),
        _commits("Highest scores", report.best),
        _commits("Lowest scores", report.lowest),
    )
    body = element(
        "body",
        element("header", element("h1", title), element("p", _subtitle(report.progress), class_="dim")),
        element("main", [section for section in sections if section]),
        _foot(report.progress),
    )
    return "<!doctype html>\n" + element("html", head, body, lang="en") + "\n"


def _title(progress: Progress) -> str:
    return f"Commits of {progress.who}, {period_label(progress.first_day, progress.today)} {progress.today.year}"


def _subtitle(progress: Progress) -> str:
    repositories = progress.repositories
    where = ", ".join(repositories[:_REPOSITORIES_NAMED]) or "no repository"
    more = f" and {len(repositories) - _REPOSITORIES_NAMED} more" if len(repositories) > _REPOSITORIES_NAMED else ""
    before = f"{len(progress.commits_before):,} in the {days_label(progress.days)} before"
    return f"{count(len(progress.commits), 'scored commit')} in {where}{more}; {before}."


def _tiles(report: Report) -> Html:
    progress = report.progress
    score = next(course for course in progress.courses if course.name == "score")
    streak = progress.streak
    tiles = [
        ("Score", "-" if score.average is None else f"{score.average:.1f}", _change(score)),
        ("Commits", f"{len(progress.commits):,}", f"{progress.skipped:,} more skipped"),
        ("Streak", count(streak.current, "day"), f"active days at good or better; longest {streak.longest}"),
    ]
    if report.goal is not None:
        tiles.append(("Goal", f"{report.goal.passed} of {len(report.goal.outcomes)}", report.goal.pass_name))
    return element(
        "dl",
        [
            element("div", element("dt", name), element("dd", figure, element("small", note)), class_="tile")
            for name, figure, note in tiles
        ],
        class_="tiles",
    )


def _change(course: Course) -> str:
    if course.change is None:
        return "of 10"
    sure = "" if course.clear else ", not significant"
    return f"of 10; {signed(course.change)}{sure}"


def _scores(progress: Progress) -> Html | None:
    score, *categories = progress.courses
    if score.average is None:
        return element("section", element("p", "No commits in this period."))
    rows = [_category(course, course.average) for course in categories if course.average is not None]
    head = element("tr", *(_column(name, kind) for name, kind in _CATEGORY_COLUMNS))
    caption = element("caption", "The four categories, 0 to 10")
    table = element("table", caption, element("thead", head), element("tbody", rows))
    drawn = element("p", "Too few commits for a trend.")
    if sum(step.average is not None for step in score.stretches) > 1:
        caption_text = f"Average score of each {progress.unit}; the band holds the middle half of the scores."
        chart = _scrolled("Score over time", trend(score.stretches, progress.today))
        drawn = element("figure", chart, element("figcaption", caption_text))
    return element("section", element("h2", "Scores"), drawn, table)


_CATEGORY_COLUMNS = (
    ("Category", None),
    ("Score", "number"),
    ("", "bar"),
    ("Change", "number"),
    ("Weight", "number weight"),
)


def _category(course: Course, average: float) -> Html:
    weight = f"{CATEGORY_WEIGHTS_PERCENT[course.name]}%" if course.name != "score" else ""
    return element(
        "tr",
        element("th", course.name, scope="row"),
        element("td", f"{average:.1f}", class_="number"),
        element("td", bar(average / 10, level_class(average)), class_="bar"),
        element("td", signed(course.change) if course.change is not None else "", class_="number"),
        element("td", weight, class_="number weight"),
    )


def _scrolled(label: str, *children: Html, class_: str = "scroll") -> Html:
    """A part that is wider than a phone: it scrolls sideways, also by keyboard."""
    return element("div", children, class_=class_, tabindex="0", role="group", aria_label=label)


def _insights(insights: Sequence[Insight]) -> Html | None:
    if not insights:
        return None
    parts = [
        element(
            "div",
            element("h3", insight_headline(insight)),
            element("p", detail) if (detail := insight_detail(insight)) else "",
            element("ul", [_example(insight, example) for example in insight.commits[:COMMITS_OF_AN_INSIGHT]])
            if insight.commits
            else "",
            class_="insight",
        )
        for insight in insights
    ]
    return element("section", element("h2", "Insights"), parts)


def _example(insight: Insight, example: ExampleCommit) -> Html:
    note = example_note(insight, example)
    return element("li", _named(example.commit), f" {_subject(example.commit)}" + (f" ({note})" if note else ""))


def _named(commit: ScoredCommit) -> list[Html | str]:
    """The short hash and the repository of a commit."""
    return [element("code", commit.hash[:7]), " ", element("small", commit.repository.name)]


def _goal(course: GoalProgress | None) -> Html | None:
    if course is None:
        return None
    before = f", up from {percent(course.passed_before / course.of_before)}" if course.of_before else ""
    text = f"{course.passed} of the last {len(course.outcomes)} commits{before}."
    quotes = [
        element(
            "blockquote",
            element("small", f"{label}, {commit.hash[:7]}"),
            element("p", _subject(commit)),
            [element("p", says)] if says else [],
        )
        for label, commit, says in (("before", course.before, None), ("now", course.after, _after_says(course)))
        if commit is not None
    ]
    heading = element("h2", f"Goal: {course.pass_name}")
    return element("section", heading, element("p", text), element("p", course.advice), quotes)


def _after_says(course: GoalProgress) -> str | None:
    """The finding that the newer commit is quoted for."""
    if course.after is None or course.after_result is None:
        return None
    return finding_text(course.after_result, course.after.card.facts)


def _habits(report: Report) -> Html | None:
    pass_rates = {pass_rate.id: pass_rate for pass_rate in (*report.changed, *report.costliest_habits)}
    if not pass_rates:
        return None
    compared = any(pass_rate.share_before is not None for pass_rate in pass_rates.values())
    before = (("Before", "number"),) if compared else ()
    names = (("Habit", None), ("Commits", "number"), *before, ("Points", "number"))
    head = element("tr", *(_column(name, kind) for name, kind in names))
    rows = [row for pass_rate in pass_rates.values() for row in _habit(pass_rate, compared=compared)]
    words = "Habits that changed or cost most: the share of commits that show them, and points per commit."
    caption = element("caption", words)
    table = element("table", caption, element("thead", head), element("tbody", rows), class_="habits")
    return element("section", element("h2", "Habits"), table)


def _habit(pass_rate: PassRate, *, compared: bool) -> list[Html]:
    """A row of figures, and one of advice as wide as the table."""
    check = all_checks().get(pass_rate.id)
    before = "" if pass_rate.share_before is None else percent(1 - pass_rate.share_before)
    figures = [percent(1 - pass_rate.share), *([before] if compared else []), f"{-pass_rate.lost:.1f}"]
    name = element("th", pass_rate.fail_name, " ", element("small", pass_rate.id), scope="row")
    row = element("tr", name, [element("td", figure, class_="number") for figure in figures])
    if check is None:
        return [row]
    return [row, element("tr", element("td", check.advice, colspan=len(figures) + 1), class_="advice")]


def rhythm_section(progress: Progress) -> Html | None:
    """The calendar of days and the table of hours; None without commits."""
    rhythm = rhythm_of(progress.commits)
    if not rhythm.days:
        return None
    last = max(progress.today, *rhythm.days)
    first = max(progress.first_day, last - timedelta(weeks=_MOST_WEEKS))
    newest = f" These are the newest {_MOST_WEEKS} weeks." if first > progress.first_day else ""
    drawn = calendar({day: cell for day, cell in rhythm.days.items() if day >= first}, first, last)
    weeks = _scrolled("Calendar", drawn, class_="scroll newest")
    figure = element(
        "figure",
        element("div", weeks, weekday_names(), class_="calendar"),
        element("figcaption", calendar_legend(), f"The average score of each day.{newest}"),
    )
    return element("section", element("h2", "Calendar"), figure, hours(rhythm.hours))


def _commits(title: str, commits: Sequence[ScoredCommit]) -> Html | None:
    if not commits:
        return None
    rows = [
        element(
            "tr",
            element("td", f"{commit.score:.1f}", class_=f"number {level_class(commit.score or 0.0)}"),
            element("td", level_name(commit.level), class_="level"),
            element("td", _named(commit), class_="commit"),
            element("td", _subject(commit), class_="subject"),
        )
        for commit in commits
    ]
    names = (("Score", "number"), ("Level", "level"), ("Commit", "commit"), ("Subject", "subject"))
    head = element("tr", *(_column(name, kind) for name, kind in names))
    table = element("table", element("thead", head), element("tbody", rows), class_="commits")
    return element("section", element("h2", title), table)


def _column(name: str, kind: str | None) -> Html:
    """A column's head; a column of drawings has none, since a screen reader would read an empty one aloud."""
    return element("th", name, scope="col", class_=kind) if name else element("td", class_=kind)


def _subject(commit: ScoredCommit) -> str:
    return commit.message.subject or "(no message)"


def _foot(progress: Progress) -> Html:
    older = count(progress.other_rubric, "commit")
    ignored = f" Ignored: {older} scored by an older rubric." if progress.other_rubric else ""
    rubric = f", rubric {progress.rubric_version}" if progress.rubric_version else ""
    text = (
        f"Made by CraftNudge from the journal on this machine{rubric}. This file loads nothing and runs nothing."
        f"{ignored} To check a figure: craftnudge progress --json, craftnudge insights --json, craftnudge explain."
    )
    return element("footer", element("p", text, class_="dim"))
