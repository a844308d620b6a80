"""How one person's scores and habits change: this window of days and the one before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.habits.active_days import Streak, streak
from craftnudge.domain.habits.chart_steps import steps_between
from craftnudge.domain.habits.comparison import Sittings, parts_by_sitting
from craftnudge.domain.habits.pass_rates import PassRate, pass_rates
from craftnudge.domain.habits.scored_commit import CATEGORIES, newest_rubric, scored_under
from craftnudge.domain.habits.significance import chance_of_sum
from craftnudge.domain.habits.spread import quantile
from craftnudge.domain.habits.within_period import FirstAndLast, within_period
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.habits.chart_steps import Unit
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.check import CategoryName


COURSES: tuple[CategoryName | Literal["score"], ...] = ("score", *CATEGORIES)

# Fewer commits than this draw no trend: the mean of nine scores that spread by 1.5 is uncertain by a whole point.
ENOUGH_COMMITS = 10
# A change is called one when chance alone would make it less often than this.
CLEAR_BELOW = 0.05
# Weeks of so short a period would be a single step or two, in which no change shows.
_ALWAYS_DAILY_DAYS = 14
_LONGEST_DAILY_DAYS = 31
_LONGEST_WEEKLY_DAYS = 371


@dataclass(frozen=True, slots=True)
class ChartStep:
    """One step of the chart: `first` to `last` day, and what the commits of those days scored.

    `low` and `high` bound the middle half of the scores; all four figures are None without commits.
    """

    first: date
    last: date
    commits: int
    average: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Course:
    """How the score or one category changes.

    `commits` and `commits_before` say how many had it scored. `change` is against the period before, None where
    either side has fewer than `ENOUGH_COMMITS`; `clear` says that chance alone would rarely make it. `within` is the
    change inside the period, None for a period too short to show one.
    """

    name: CategoryName | Literal["score"]
    commits: int
    average: float | None
    commits_before: int
    average_before: float | None
    change: float | None
    clear: bool
    stretches: tuple[ChartStep, ...]
    within: FirstAndLast | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What a window of days shows. Every figure is over `commits`: those written by hand and scored.

    `skipped` counts merges, reverts, version bumps, bots' commits and those without any scored check;
    `other_rubric` those that were scored under an older rubric and are left out of every figure.
    """

    who: str
    repositories: tuple[str, ...]
    first_day: date
    today: date
    days: int
    unit: Unit
    commits: tuple[ScoredCommit, ...]
    commits_before: tuple[ScoredCommit, ...]
    skipped: int
    other_rubric: int
    rubric_version: int
    courses: tuple[Course, ...]
    pass_rates: tuple[PassRate, ...]
    streak: Streak

    @property
    def enough(self) -> bool:
        """Whether there are enough commits to show a trend."""
        return len(self.commits) >= ENOUGH_COMMITS

    @property
    def comparable(self) -> bool:
        """Whether both periods have enough commits to be compared."""
        return self.enough and len(self.commits_before) >= ENOUGH_COMMITS


def by_period(
    commits: Iterable[ScoredCommit], today: date, days: int
) -> tuple[tuple[ScoredCommit, ...], tuple[ScoredCommit, ...]]:
    """The commits of the `days` days up to `today`, and those of as many days before, by the authors' own calendars.

    A commit dated up to a day after `today` counts as today's: it may be tomorrow already where its author is.
    """
    first = today - timedelta(days=min(days, today.toordinal()) - 1)
    before = first - timedelta(days=min(days, first.toordinal() - 1))
    now: list[ScoredCommit] = []
    then: list[ScoredCommit] = []
    for commit in commits:
        if commit.day is None or commit.day.toordinal() > today.toordinal() + 1:
            continue
        if commit.day >= first:
            now.append(commit)
        elif commit.day >= before:
            then.append(commit)
    return tuple(now), tuple(then)


def progress(
    window: Iterable[ScoredCommit], before: Iterable[ScoredCommit], *, who: str, today: date, days: int
) -> Progress:
    """What the commits of the `days` days up to `today` show beside those of the period before."""
    given, given_before = tuple(window), tuple(before)
    rubric_version = newest_rubric([*given, *given_before])
    kept = scored_under(rubric_version, given)
    kept_before = scored_under(rubric_version, given_before)
    now = tuple(commit for commit in kept if commit.scored)
    then = tuple(commit for commit in kept_before if commit.scored)
    first_day = today - timedelta(days=min(days, today.toordinal()) - 1)
    unit = _unit(now, days)
    edges = steps_between(first_day, today, unit) if len(now) >= ENOUGH_COMMITS else []
    numbered = Sittings()
    sittings = numbered.of(now), numbered.of(then)
    return Progress(
        who=who,
        repositories=tuple(sorted({commit.repository.name for commit in kept})),
        first_day=first_day,
        today=today,
        days=days,
        unit=unit,
        commits=now,
        commits_before=then,
        skipped=len(kept) - len(now),
        other_rubric=len(given) + len(given_before) - len(kept) - len(kept_before),
        rubric_version=rubric_version,
        courses=tuple(_course(name, now, then, sittings, edges) for name in COURSES),
        pass_rates=pass_rates(now, then),
        streak=streak([*then, *now]),
    )


def _unit(commits: Sequence[ScoredCommit], days: int) -> Unit:
    """Days of two weeks at most, or where at least half have a commit and fit a line; else weeks, months over years."""
    if days <= _ALWAYS_DAILY_DAYS:
        return "day"
    if days > _LONGEST_WEEKLY_DAYS:
        return "month"
    worked = {commit.day for commit in commits}
    return "day" if days <= _LONGEST_DAILY_DAYS and len(worked) * 2 >= days else "week"


def _course(
    name: CategoryName | Literal["score"],
    now: Sequence[ScoredCommit],
    then: Sequence[ScoredCommit],
    sittings: tuple[Sequence[int], Sequence[int]],
    edges: Sequence[tuple[date, date]],
) -> Course:
    """The course over two windows; `sittings` has for each commit the number of its author's day."""
    scores, values, days = _with_score(name, now, sittings[0])
    _, old, old_days = _with_score(name, then, sittings[1])
    comparable = min(len(values), len(old)) >= ENOUGH_COMMITS
    chance = chance_of_sum(parts_by_sitting(((days, values, 1), (old_days, old, -1)))) if comparable else 1.0
    return Course(
        name=name,
        commits=len(values),
        average=fmean(values) if values else None,
        commits_before=len(old),
        average_before=fmean(old) if old else None,
        change=fmean(values) - fmean(old) if comparable else None,
        clear=chance < CLEAR_BELOW,
        stretches=_stretches(scores, edges),
        within=within_period(scores),
    )


def _with_score(
    name: CategoryName | Literal["score"], commits: Sequence[ScoredCommit], sittings: Sequence[int]
) -> tuple[list[tuple[date | None, float]], list[float], list[int]]:
    """Day and score of the commits that have a score, or one in that category; the scores; and their sittings."""
    scores = [commit.score if name == "score" else commit.category_score(name) for commit in commits]
    dated = [(commit.day, score) for commit, score in zip(commits, scores, strict=True) if score is not None]
    values = [score for _, score in dated]
    return dated, values, [day for day, score in zip(sittings, scores, strict=True) if score is not None]


def _stretches(
    scores: Sequence[tuple[date | None, float]], edges: Sequence[tuple[date, date]]
) -> tuple[ChartStep, ...]:
    """The steps of the chart; the newest one takes in days after its end."""
    dated = sorted(((day, score) for day, score in scores if day is not None), key=_day_of)
    stretches: list[ChartStep] = []
    for first, last in edges:
        start = bisect_left(dated, first, key=_day_of)
        end = len(dated) if last == edges[-1][1] else bisect_right(dated, last, key=_day_of)
        stretches.append(_stretch(first, last, sorted(score for _, score in dated[start:end])))
    return tuple(stretches)


def _day_of(scored: tuple[date, float]) -> date:
    return scored[0]


def _stretch(first: date, last: date, inside: Sequence[float]) -> ChartStep:
    if not inside:
        return ChartStep(first, last, 0, None, None, None)
    return ChartStep(first, last, len(inside), fmean(inside), quantile(inside, 0.25), quantile(inside, 0.75))
