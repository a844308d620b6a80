"""What a team's commits show without showing a single person: every figure is over five people or more.

People are not named, ranked or pointed to: the values here hold neither people nor commits. All figures pass through
`figure_of`, which hides figures over fewer than five people and rounds the rest so coarsely that two of them, from
before and after one person left, do not show that person's own. They are averages of people's own averages: a busy
person counts as much as any other, and since such averages do not add up over steps, a hidden step cannot be computed
from the others.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.habits.chart_steps import Unit, steps_between
from craftnudge.domain.habits.progress import CLEAR_BELOW, COURSES
from craftnudge.domain.habits.scored_commit import newest_rubric, scored_under
from craftnudge.domain.habits.significance import chance_of_means, credible
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from craftnudge.domain.habits.scored_commit import CheckAnswer, ScoredCommit
    from craftnudge.domain.rubric.check import CategoryName

FEWEST_PEOPLE = 5
# The finest steps are taken of which at least half hold five people; the coarsest where none do.
_UNITS: tuple[Unit, ...] = ("week", "month", "quarter")
_POINTS = 10.0  # a score is of so many

Values = dict["Hashable", list[float]]
Answers = dict["Hashable", "list[CheckAnswer]"]


# Figures are multiples of a step that shrinks with the number of people: from two of them, n people's and n - 1's, the
# one person's average can only be known to n steps or so either way. These are two points of ten, or two in five.
_HIDDEN_SHARE_OF_SCALE = 0.2
_STEPS_OF_SCALE = (0.01, 0.02, 0.05)


@dataclass(frozen=True, slots=True)
class Figure:
    """An average of people's averages, how far those lie apart (standard deviation), and how many people they are.

    Both are rounded to a step that hides the single person (`figure_of`).
    """

    average: float
    spread: float
    people: int


@dataclass(frozen=True, slots=True)
class TeamStep:
    """One step of a course; None where fewer than five people committed."""

    first: date
    last: date
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class TeamCourse:
    """How the score or an aspect goes: now, in the period before, and step by step.

    `clear` says that chance alone would rarely make the change.
    """

    name: CategoryName | Literal["score"]
    now: Figure | None
    before: Figure | None
    clear: bool
    steps: tuple[TeamStep, ...]


@dataclass(frozen=True, slots=True)
class TeamHabit:
    """How often a check passes, 0 to 1, averaged over the people it applied to.

    `earned` and `lost` are what it brings and costs them, in points of ten for each of their scored commits.
    """

    id: str
    pass_name: str
    fail_name: str
    now: Figure
    before: Figure | None
    earned: Figure
    lost: Figure
    clear: bool


@dataclass(frozen=True, slots=True)
class Team:
    """A repository's people over a window of days; `commits` is 0 where they are fewer than five."""

    repositories: tuple[str, ...]
    first_day: date
    today: date
    days: int
    unit: Unit
    people: int
    people_before: int
    commits: int
    courses: tuple[TeamCourse, ...]
    habits: tuple[TeamHabit, ...]
    withheld_habits: int

    @property
    def enough(self) -> bool:
        """Whether figures may be shown."""
        return self.people >= FEWEST_PEOPLE


def figure_of(values: Mapping[Hashable, Sequence[float]], full: float = 1.0) -> Figure | None:
    """The only way to a figure: the average of people's averages, or None where fewer than five people have values.

    `full` is the end of the scale: 10 for scores, 1 for shares. The figures are rounded to a hundredth of it for
    twenty people or more, to a fiftieth for ten or more, and to a twentieth for fewer.
    """
    averages = [fmean(own) for own in values.values() if own]
    people = len(averages)
    if people < FEWEST_PEOPLE:
        return None
    step = next((part for part in _STEPS_OF_SCALE if people * part >= _HIDDEN_SHARE_OF_SCALE), _STEPS_OF_SCALE[-1])
    return Figure(_rounded(fmean(averages), step, full), _rounded(pstdev(averages), step, full), people)


def _rounded(value: float, step: float, full: float) -> float:
    return round(round(value / full / step) * step * full, 3)


def team_of(
    window: Mapping[Hashable, Sequence[ScoredCommit]],
    before: Mapping[Hashable, Sequence[ScoredCommit]],
    *,
    today: date,
    days: int,
) -> Team:
    """The team of the commits of the `days` days up to `today`, by person, beside those of the period before."""
    rubric = newest_rubric(commit for own in (*window.values(), *before.values()) for commit in own)
    now, then = _scored(rubric, window), _scored(rubric, before)
    first_day = today - timedelta(days=min(days, today.toordinal()) - 1)
    enough = len(now) >= FEWEST_PEOPLE
    unit, edges = _steps(now, first_day, today)
    habits, withheld = _habits(now, then)
    names = {commit.repository.name for own in now.values() for commit in own}
    return Team(
        repositories=tuple(sorted(names)),
        first_day=first_day,
        today=today,
        days=days,
        unit=unit,
        people=len(now),
        people_before=len(then),
        commits=sum(map(len, now.values())) if enough else 0,
        courses=tuple(_course(name, now, then, edges if enough else ()) for name in COURSES),
        habits=habits,
        withheld_habits=withheld,
    )


def _steps(
    commits: Mapping[Hashable, Sequence[ScoredCommit]], first_day: date, today: date
) -> tuple[Unit, list[tuple[date, date]]]:
    edges: list[tuple[date, date]] = []
    for unit in _UNITS:
        edges = steps_between(first_day, today, unit)
        if sum(_is_held(commits, *edge, edge == edges[-1]) for edge in edges) * 2 >= len(edges):
            return unit, edges
    return _UNITS[-1], edges


def _is_held(commits: Mapping[Hashable, Sequence[ScoredCommit]], first: date, last: date, newest: bool) -> bool:
    """Whether at least five people have commits in a step."""
    return sum(map(bool, _within(commits, first, last, newest).values())) >= FEWEST_PEOPLE


def _scored(
    rubric: int, commits: Mapping[Hashable, Sequence[ScoredCommit]]
) -> dict[Hashable, tuple[ScoredCommit, ...]]:
    """Each person's scored commits under one rubric; people without any are left out."""
    kept = {
        person: tuple(commit for commit in scored_under(rubric, own) if commit.scored)
        for person, own in commits.items()
    }
    return {person: own for person, own in kept.items() if own}


def _course(
    name: CategoryName | Literal["score"],
    now: Mapping[Hashable, Sequence[ScoredCommit]],
    then: Mapping[Hashable, Sequence[ScoredCommit]],
    edges: Sequence[tuple[date, date]],
) -> TeamCourse:
    values, old = _values(name, now), _values(name, then)
    figure, figure_before = figure_of(values, _POINTS), figure_of(old, _POINTS)
    comparable = figure is not None and figure_before is not None
    steps = (
        TeamStep(first, last, figure_of(_values(name, _within(now, first, last, last == edges[-1][1])), _POINTS))
        for first, last in edges
    )
    return TeamCourse(
        name,
        figure,
        figure_before,
        comparable and chance_of_means(_averages(values), _averages(old)) < CLEAR_BELOW,
        tuple(steps),
    )


def _within(
    commits: Mapping[Hashable, Sequence[ScoredCommit]], first: date, last: date, newest: bool
) -> dict[Hashable, list[ScoredCommit]]:
    """Those of some days; the newest step holds tomorrow's too, where it is tomorrow already."""
    return {
        person: [commit for commit in own if commit.day and first <= commit.day and (commit.day <= last or newest)]
        for person, own in commits.items()
    }


def _values(name: CategoryName | Literal["score"], commits: Mapping[Hashable, Sequence[ScoredCommit]]) -> Values:
    values: Values = {}
    for person, own in commits.items():
        scores = (commit.score if name == "score" else commit.category_score(name) for commit in own)
        values[person] = [score for score in scores if score is not None]
    return values


def _averages(values: Values) -> list[float]:
    return [fmean(own) for own in values.values() if own]


def _habits(
    now: Mapping[Hashable, Sequence[ScoredCommit]], then: Mapping[Hashable, Sequence[ScoredCommit]]
) -> tuple[tuple[TeamHabit, ...], int]:
    """Every habit with five people behind it, and how many have fewer."""
    answers, old_answers = _answers(now), _answers(then)
    chances: list[float] = []
    habits: list[TeamHabit] = []
    for check_id in sorted(answers):
        passed, old_met = _met(answers[check_id]), _met(old_answers[check_id])
        figure, figure_before = figure_of(passed), figure_of(old_met)
        earned = figure_of(_points(answers[check_id], now, "points_hundredths"))
        lost = figure_of(_points(answers[check_id], now, "lost_hundredths"))
        if figure and earned and lost:
            check = all_checks().get(check_id)
            names = (check.pass_name, check.fail_name) if check else (check_id, check_id)
            habits.append(TeamHabit(check_id, *names, figure, figure_before, earned, lost, clear=False))
            chances.append(chance_of_means(_averages(passed), _averages(old_met)) if figure_before else 1.0)
    clear = credible(chances, CLEAR_BELOW)
    marked = tuple(replace(habit, clear=held) for habit, held in zip(habits, clear, strict=True))
    return marked, len(answers) - len(habits)


def _answers(commits: Mapping[Hashable, Sequence[ScoredCommit]]) -> defaultdict[str, Answers]:
    """By check and person, its results on the commits that it applies to."""
    answers: defaultdict[str, Answers] = defaultdict(dict)
    for person, own in commits.items():
        for check in (check for commit in own for check in commit.checks if check.result != "not_applicable"):
            answers[check.id].setdefault(person, []).append(check)
    return answers


def _met(answers: Answers) -> Values:
    return {person: [float(check.result == "pass") for check in own] for person, own in answers.items()}


def _points(
    answers: Answers,
    commits: Mapping[Hashable, Sequence[ScoredCommit]],
    which: Literal["points_hundredths", "lost_hundredths"],
) -> Values:
    """One value a person: points of ten, over all their scored commits."""
    return {
        person: [sum(getattr(check, which) for check in own) / 100 / len(commits[person])]
        for person, own in answers.items()
    }
