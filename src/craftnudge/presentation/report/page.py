"""The report as one HTML file: nothing in it is loaded, runs or links, and it prints."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.habits.by_time import rhythm_of
from craftnudge.domain.habits.number_text import count, percent
from craftnudge.domain.habits.report import COMMITS_OF_AN_INSIGHT
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT
from craftnudge.presentation.html import Html, element, sheet
from craftnudge.presentation.number_text import day_label, signed
from craftnudge.presentation.report.drawings import bar, calendar, hours, level_class, trend, weekday_names
from craftnudge.presentation.report.style import CSS, POLICY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.goal import FocusCourse
    from craftnudge.domain.habits.insight import Insight
    from craftnudge.domain.habits.pass_rates import Practice
    from craftnudge.domain.habits.progress import Course, Progress
    from craftnudge.domain.habits.report import Report
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# A year and a week: with more of them the squares are too small to be seen on paper, and far to scroll on a screen.
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
        _courses(report.progress),
        _insights(report.insights),
        _focus(report.focus),
        _habits(report),
        _rhythm(report.progress),
        _commits("Worth keeping in mind", report.best),
        _commits("Worth another look", report.lowest),
    )
    body = element(
        "body",
        element("header", element("h1", title), element("p", _subtitle(report.progress), class_="dim")),
        element("main", [section for section in sections if section]),
        _foot(report.progress),
    )
    return "<!doctype html>\n" + element("html", head, body, lang="en") + "\n"


def _title(progress: Progress) -> str:
    first, last = day_label(progress.first_day, progress.today), day_label(progress.today, progress.today)
    return f"Commits of {progress.who}, {first} to {last} {progress.today.year}"


def _subtitle(progress: Progress) -> str:
    where = ", ".join(progress.repositories[:6]) + (" and more" if len(progress.repositories) > 6 else "")  # noqa: PLR2004
    before = f"{len(progress.commits_before):,} in the {count(progress.days, 'day')} before"
    return f"{count(len(progress.commits), 'judged commit')} in {where or 'no repository'}; {before}."


def _tiles(report: Report) -> Html:
    progress = report.progress
    score = next(course for course in progress.courses if course.name == "score")
    tiles = [("Score", "-" if score.average is None else f"{score.average:.1f}", _change(score))]
    tiles.append(("Commits", f"{len(progress.commits)}", f"{progress.not_coached} more not coached"))
    tiles.append(("Good days in a row", f"{progress.streak.current}", f"{progress.streak.longest} at best"))
    if report.focus is not None:
        tiles.append(("Focus", f"{report.focus.passed}/{len(report.focus.outcomes)}", report.focus.title))
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
    sure = "" if course.clear else ", which may be chance"
    return f"of 10; {signed(course.change)}{sure}"


def _courses(progress: Progress) -> Html | None:
    score, *categories = progress.courses
    if score.average is None:
        return element("section", element("p", "No commit of these days was judged, so there is nothing to show yet."))
    rows = [
        element(
            "tr",
            element("th", course.name, scope="row"),
            element("td", f"{course.average:.1f}", class_="number"),
            element("td", bar(course.average / 10, level_class(course.average)), class_="bar"),
            element("td", signed(course.change) if course.change is not None else "", class_="number"),
            element(
                "td",
                f"{CATEGORY_WEIGHTS_PERCENT[course.name]} %" if course.name != "score" else "",
                class_="number weight",
            ),
        )
        for course in categories
        if course.average is not None
    ]
    head = element("tr", *(_column(name, kind) for name, kind in _ASPECT_COLUMNS))
    table = element(
        "table", element("caption", "The four aspects, 0 to 10"), element("thead", head), element("tbody", rows)
    )
    drawn: list[Html] = []
    if sum(each.average is not None for each in score.stretches) > 1:
        caption = "Average score of each step; the band holds the middle half of its commits."
        chart = element(
            "div",
            trend(score.stretches, progress.today),
            class_="scroll",
            tabindex="0",
            role="group",
            aria_label="Course of the score",
        )
        drawn = [element("figure", chart, element("figcaption", caption))]
    else:
        drawn = [element("p", "These are too few commits for a trend.")]
    return element("section", element("h2", "How it goes"), drawn, table)


_ASPECT_COLUMNS = (("Aspect", None), ("Score", "number"), ("", None), ("Change", "number"), ("Weight", "number weight"))


def _insights(insights: Sequence[Insight]) -> Html | None:
    if not insights:
        return None
    parts = [
        element(
            "div",
            element("h3", insight.headline),
            element("p", insight.detail),
            element(
                "ul",
                [
                    element(
                        "li",
                        element("code", shown.commit.record.hash[:7]),
                        f" {_subject(shown.commit)}",
                        f" ({shown.note})" if shown.note else "",
                    )
                    for shown in insight.commits[:COMMITS_OF_AN_INSIGHT]
                ],
            )
            if insight.commits
            else "",
            class_="insight",
        )
        for insight in insights
    ]
    return element("section", element("h2", "What it shows"), parts)


def _focus(course: FocusCourse | None) -> Html | None:
    if course is None:
        return None
    before = percent(course.met_before / course.of_before) if course.of_before else "nothing to compare with"
    text = f"Met by {course.passed} of the last {len(course.outcomes)} commits on which it came up; before: {before}."
    quotes = [
        element(
            "blockquote",
            element("small", f"{label}, {commit.record.hash[:7]}"),
            element("p", _subject(commit)),
            [element("p", says, class_="dim")] if says else [],
        )
        for label, commit, says in (("before", course.before, None), ("since", course.after, _after_says(course)))
        if commit is not None
    ]
    return element(
        "section", element("h2", f"In focus: {course.title}"), element("p", text), element("p", course.advice), quotes
    )


def _after_says(course: FocusCourse) -> str | None:
    if course.after is None or course.after_result is None:
        return None
    return finding_text(course.after_result, course.after.card.facts)


def _habits(report: Report) -> Html | None:
    found = {each.id: each for each in (*report.changed, *report.dearest)}
    if not found:
        return None
    rows = [_habit(each) for each in found.values()]
    names = (("Habit", None), ("Met", "number"), ("Before", "number"), ("Costs", "number"), ("What to do", None))
    head = element("tr", *(_column(name, kind) for name, kind in names))
    caption = element("caption", "Habits that changed or cost most; costs are points of ten a commit")
    return element(
        "section",
        element("h2", "Habits"),
        element(
            "div",
            element("table", caption, element("thead", head), element("tbody", rows)),
            class_="scroll",
            tabindex="0",
            role="group",
            aria_label="Habits",
        ),
    )


def _habit(practice: Practice) -> Html:
    known = all_checks().get(practice.id)
    before = "" if practice.share_before is None else percent(practice.share_before)
    return element(
        "tr",
        element("th", practice.title, " ", element("small", practice.id), scope="row"),
        element("td", percent(practice.share), class_="number"),
        element("td", before, class_="number"),
        element("td", f"{practice.lost:.1f}", class_="number"),
        element("td", known.advice if known else ""),
    )


def _rhythm(progress: Progress) -> Html | None:
    found = rhythm_of(progress.commits)
    if not found.days:
        return None
    last = max(progress.today, *found.days)
    first = max(progress.first_day, last - timedelta(weeks=_MOST_WEEKS))
    newest = f" These are the newest {_MOST_WEEKS} weeks." if first > progress.first_day else ""
    caption = (
        "A square a day: green is excellent, blue good, yellow fair, red needs work; the fuller, the more commits."
        + newest
    )
    drawn = calendar({day: cell for day, cell in found.days.items() if day >= first}, first, last)
    weeks = element("div", drawn, class_="scroll newest", tabindex="0", role="group", aria_label="Calendar")
    figure = element(
        "figure",
        element("div", weeks, weekday_names(), class_="calendar"),
        element("figcaption", caption),
    )
    return element("section", element("h2", "When"), figure, hours(found.hours))


def _commits(title: str, commits: Sequence[ScoredCommit]) -> Html | None:
    if not commits:
        return None
    rows = [
        element(
            "tr",
            element("td", f"{commit.score:.1f}", class_=f"number {level_class(commit.score or 0.0)}"),
            element("td", (commit.card.level or "").replace("_", " ").lower()),
            element("td", element("code", commit.record.hash[:7])),
            element("td", _subject(commit), class_="subject"),
        )
        for commit in commits
    ]
    names = (("Score", "number"), ("Level", None), ("Commit", None), ("Subject", None))
    head = element("tr", *(_column(name, kind) for name, kind in names))
    return element("section", element("h2", title), element("table", element("thead", head), element("tbody", rows)))


def _column(name: str, kind: str | None) -> Html:
    """A column's head; a column of drawings has none, and an empty one would be read aloud as nothing."""
    return element("th", name, scope="col", class_=kind) if name else element("td", class_=kind)


def _subject(commit: ScoredCommit) -> str:
    return commit.message.subject or "(no message)"


def _foot(progress: Progress) -> Html:
    left = (
        f" {count(progress.other_rubric, 'commit')} judged under an older rubric are left out."
        if progress.other_rubric
        else ""
    )
    rubric = f", rubric {progress.rubric_version}" if progress.rubric_version else ""
    text = (
        f"Made by CraftNudge from the journal on this machine{rubric}."
        f" This file loads nothing and runs nothing.{left} Each figure can be traced: craftnudge progress --json,"
        " craftnudge insights --json, craftnudge explain."
    )
    return element("footer", element("p", text, class_="dim"))
