"""A team: each person counts once, no person is shown, and no figure is of fewer than five people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftnudge.domain.commits.record import CommitRecord, Person
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.habits.team import FEWEST_PEOPLE, Figure, Team, figure_of, team_of
from tests.support.scored import MONDAY, Diary, check_result

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

TODAY = MONDAY + timedelta(days=27)

# A commit as a lot: whose, on which day, with which outcome of two checks (None for no opinion).
Lot = tuple[int, int, float | None, float | None]
OUTCOMES = st.sampled_from([0.0, 1.0, None])
COMMITS = st.lists(st.tuples(st.integers(0, 9), st.integers(-27, 28), OUTCOMES, OUTCOMES), max_size=60)


def diaries(commits: Sequence[Lot]) -> dict[int, Diary]:
    """Each person's diary."""
    found: dict[int, Diary] = {}
    for person, day, why, size in commits:
        diary = found.setdefault(person, Diary(author=Person(f"P{person}", f"p{person}@example.org")))
        diary.write(day, checks=[check_result("CN191", "why", why), check_result("CN291", "size", size)])
    return found


def team(found: dict[int, Diary]) -> Team:
    """The team of four weeks beside the four before."""
    now: dict[Hashable, list[ScoredCommit]] = {}
    then: dict[Hashable, list[ScoredCommit]] = {}
    for person, diary in found.items():
        for commit in diary.commits:
            (now if commit.day and commit.day >= MONDAY else then).setdefault(person, []).append(commit)
    return team_of(now, then, today=TODAY, days=28)


def figures(value: object) -> Iterator[Figure]:
    """Every figure anywhere in a value."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from figures(each)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from figures(getattr(value, name))


@given(COMMITS)
@settings(max_examples=60)
def test_no_figure_stands_on_fewer_than_five(commits: Sequence[Lot]) -> None:
    """For any commits, each figure has at least five people behind it, who can be counted in the commits."""
    found = team(diaries(commits))
    assert all(figure.people >= FEWEST_PEOPLE for figure in figures(found))
    judged = {person for person, day, *outcomes in commits if day >= 0 and outcomes != [None, None]}
    assert found.people == len(judged)
    assert found.commits == 0 or found.people >= FEWEST_PEOPLE
    for habit, column in (("CN191", 2), ("CN291", 3)):
        people = {commit[0] for commit in commits if commit[1] >= 0 and commit[column] is not None}
        told = [each.now.people for each in found.habits if each.id == habit]
        assert told == ([len(people)] if len(people) >= FEWEST_PEOPLE else [])


@given(COMMITS, st.permutations(range(10)))
@settings(max_examples=30)
def test_who_is_who_makes_no_difference(commits: Sequence[Lot], others: list[int]) -> None:
    """Names and order are in no figure: people changed for one another leave the team as it is."""
    swapped = [(others[person], day, why, size) for person, day, why, size in commits]
    one, other = team(diaries(commits)), team(diaries(swapped))
    assert [figure.people for figure in figures(one)] == [figure.people for figure in figures(other)]
    assert [figure.average for figure in figures(one)] == pytest.approx([figure.average for figure in figures(other)])


def test_the_values_hold_neither_people_nor_commits() -> None:
    """A team's value holds no person and no commit."""

    def kinds(value: object) -> Iterator[type]:
        yield type(value)
        slots = getattr(type(value), "__slots__", ()) if type(value).__module__.startswith("craftnudge") else ()
        for each in value if isinstance(value, tuple) else [getattr(value, name) for name in slots]:
            yield from kinds(each)

    full = team(diaries([(person, day, 1.0, 0.0) for person in range(6) for day in range(-20, 20)]))
    assert full.habits
    assert not {Person, CommitRecord, ScoredCommit} & set(kinds(full))


def test_each_person_counts_once() -> None:
    """One who commits fifty times is no more of the average than one who commits once."""
    busy: list[Lot] = [(0, day % 28, 0.0, None) for day in range(50)]
    others: list[Lot] = [(person, 1, 1.0, None) for person in range(1, 5)]
    commits = busy + others
    (why,) = team(diaries(commits)).habits
    assert why.now.average == pytest.approx(0.8)
    assert why.now.spread == pytest.approx(0.4)


def test_what_fewer_share_is_withheld() -> None:
    """A habit and a week with four people are counted as withheld, and have no figure."""
    commits: list[Lot] = [(person, day, 1.0, 1.0 if person else None) for person in range(5) for day in (1, 8)]
    commits += [(person, 20, 0.0, None) for person in range(4)]
    found = team(diaries(commits))
    assert found.withheld_habits == 1
    assert [step.figure is None for step in found.courses[0].steps] == [False, False, True, True]
    assert found.courses[2].now is None


def test_four_people_are_no_team() -> None:
    """Only their number is given."""
    found = team(diaries([(person, day, 1.0, 1.0) for person in range(4) for day in range(20)]))
    assert not found.enough
    assert (found.people, found.commits, found.habits, list(figures(found))) == (4, 0, (), [])


def test_a_change_of_all_is_clear() -> None:
    """If a habit changes for all, the change against the period before is significant."""
    commits = [(person, day, float(day >= 0), 1.0) for person in range(8) for day in range(-20, 20)]
    found = team(diaries(commits))
    assert [(habit.id, habit.clear) for habit in found.habits] == [("CN191", True), ("CN291", False)]
    assert found.courses[0].clear


@pytest.mark.parametrize(("every", "unit"), [(7, "week"), (28, "month"), (80, "quarter"), (400, "quarter")])
def test_steps_are_as_fine_as_five_people_allow(every: int, unit: str) -> None:
    """Weeks, months or quarters: the finest of which at least half hold five people, and the coarsest if none do."""
    lots: list[Lot] = [(person, -day, 1.0, None) for person in range(5) for day in range(0, 364, every)]
    commits: dict[Hashable, list[ScoredCommit]] = {person: diary.commits for person, diary in diaries(lots).items()}
    found = team_of(commits, {}, today=MONDAY, days=364)
    assert found.unit == unit
    told = [step.figure is not None for step in found.courses[0].steps]
    assert unit == "quarter" or sum(told) * 2 >= len(told)


def test_the_gate_counts_those_who_have_values() -> None:
    """People without values are not people behind a figure."""
    assert figure_of({1: [1.0], 2: [1.0], 3: [1.0], 4: [1.0], 5: []}) is None
    assert figure_of({person: [5.0, 7.0] for person in range(5)}, 10.0) == Figure(6.0, 0.0, 5)


@given(st.lists(st.floats(0.0, 10.0), min_size=5, max_size=60), st.floats(-2.0, 2.0))
def test_one_person_hardly_moves_a_figure(averages: list[float], further: float) -> None:
    """Two points more or less of one person move a figure by one step at most, so that it does not reveal them."""
    one = figure_of({person: [value] for person, value in enumerate(averages)}, 10.0)
    other = figure_of({person: [value + (0 if person else further)] for person, value in enumerate(averages)}, 10.0)
    assert one is not None
    assert other is not None
    step = 0.1 if len(averages) >= 20 else 0.2 if len(averages) >= 10 else 0.5
    assert abs(one.average - other.average) <= step + 1e-9
    assert (one.average / step) == pytest.approx(round(one.average / step))


def test_who_left_is_not_in_the_difference() -> None:
    """Before and after one of six left, the figures are the same whether that person had 5.0 or 6.2."""
    stay: dict[Hashable, list[float]] = {person: [6.0 + person / 10] for person in range(5)}
    before = {figure_of({**stay, 5: [own]}, 10.0) for own in (5.0, 6.0, 6.2)}
    assert {figure.average for figure in before if figure} == {6.0}
